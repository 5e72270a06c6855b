import { BlockStack } from "@shopify/polaris";
import type { AskedPeriod } from "../../calendar/asked-period.ts";
import { Sparkline } from "../../components/charts/sparkline.tsx";
import { FigureCard } from "../../components/figure-card.tsx";
import { PeriodControl } from "../../components/period-control.tsx";
import { formatMoney, formatNumber, formatSpan } from "../../figures/format.ts";
import type { PeriodFigure } from "./period-figures.ts";
import { periodWords as words } from "./words.ts";

interface PeriodSectionProps {
  asked: AskedPeriod;
  figures: PeriodFigure[];
  /** what narrows the list below, and stays when another period is chosen */
  narrowedBy: Readonly<Record<string, string>>;
  currency: string;
  timeZone: string;
}

/** What codes of all offers did in a period, above the offers themselves. */
export function PeriodSection({
  asked,
  figures,
  narrowedBy,
  currency,
  timeZone,
}: PeriodSectionProps) {
  const { from, to } = asked.period;
  return (
    <BlockStack gap="200">
      <PeriodControl asked={asked} timeZone={timeZone} keep={narrowedBy} />
      <div className="figure-row">
        {figures.map(({ figure, course }) => (
          <FigureCard
            key={figure.key}
            figure={figure}
            currency={currency}
            period={formatSpan(from, to)}
            minor
            trend={
              <Sparkline
                label={words.course(figure.label, formatSpan(from, to))}
                values={course}
                format={(value) =>
                  figure.value.kind === "money" ? formatMoney(value, currency) : formatNumber(value)
                }
                wide
              />
            }
          />
        ))}
      </div>
    </BlockStack>
  );
}
