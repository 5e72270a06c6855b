import { ChartCard } from "../../components/chart-card.tsx";
import { DayCurve } from "../../components/charts/day-curve.tsx";
import { DataTable } from "../../components/charts/twin-table.tsx";
import { formatWholeMoney } from "../../figures/format.ts";
import type { CustomerOutlook } from "./outlook.ts";
import { outlookRow, outlookWords, outlookCard } from "./words.ts";

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
      title={outlookCard.whatWouldChangeIt}
      sentence={outlookWords(outlook.outlooks, currency)}
      figure={outlook.figure}
      currency={currency}
    >
      {outlook.curve.length > 0 ? (
        <DayCurve
          label={outlookCard.curve}
          columns={[outlookCard.daysAway, outlookCard.predictedThen]}
          points={outlook.curve}
          format={(minor) => formatWholeMoney(minor, currency)}
        />
      ) : null}
      <div className="outlook">
        <DataTable
          caption={outlookCard.whatWouldBeSaid}
          columns={[
            outlookCard.if,
            outlookCard.state,
            outlookCard.orderWithin90Days,
            outlookCard.predicted12Months,
            outlookCard.valueAtRisk,
          ]}
          rows={outlook.outlooks.map((one) => outlookRow(one, currency))}
        />
      </div>
    </ChartCard>
  );
}
