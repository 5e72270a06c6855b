import { ChartCard } from "../../components/chart-card.tsx";
import { DataTable } from "../../components/charts/chart-frame.tsx";
import type { CustomerOutlook } from "./outlook.ts";
import { outlookRow, outlookWords } from "./words.ts";

/** What the model would say after an order, or after more time without one. */
export function OutlookCard({
  outlook,
  currency,
}: {
  outlook: CustomerOutlook | null;
  currency: string;
}) {
  if (!outlook) return null;
  return (
    <ChartCard
      title="What would change it"
      sentence={outlookWords(outlook.outlooks, currency)}
      figure={outlook.figure}
      currency={currency}
    >
      <div className="outlook">
        <DataTable
          caption="What would be said of this customer after an order today, or after more days without one"
          columns={["If", "State", "Order within 90 days", "Predicted, 12 months", "Value at risk"]}
          rows={outlook.outlooks.map((one) => outlookRow(one, currency))}
        />
      </div>
    </ChartCard>
  );
}
