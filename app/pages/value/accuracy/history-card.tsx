import { ChartCard } from "../../../components/chart-card.tsx";
import { LineChart } from "../../../components/charts/line-chart.tsx";
import { formatDay, formatPercent } from "../../../figures/format.ts";
import { backtestCard, driftWords } from "./words.ts";

interface HistoryCardProps {
  history: { asOf: string; bias: number | null }[];
  currency: string;
}

/** A line through fewer days is no line. */
const LEAST_DAYS = 3;

/** Whether the test has become better or worse; nothing while there was only one. */
export function HistoryCard({ history, currency }: HistoryCardProps) {
  const drift = driftWords(history);
  if (drift === null) return null;
  const known = history.filter(({ bias }) => bias !== null);
  return (
    <ChartCard title={backtestCard.earlierTests} sentence={drift} currency={currency}>
      {known.length >= LEAST_DAYS ? (
        <LineChart
          label={backtestCard.errorOfTheTest}
          xName={backtestCard.testedOn}
          x={known.map(({ asOf }) => formatDay(asOf))}
          series={[{ name: backtestCard.error, values: known.map(({ bias }) => bias) }]}
          format={(share) => formatPercent(share)}
        />
      ) : null}
    </ChartCard>
  );
}
