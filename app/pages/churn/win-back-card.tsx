import { ChartCard } from "../../components/chart-card.tsx";
import { DayCurve } from "../../components/charts/day-curve.tsx";
import { formatPercent } from "../../figures/format.ts";
import type { Figure } from "../../figures/figure.ts";
import { winBackWords } from "./words.ts";

interface WinBackCardProps {
  winBack: { points: { day: number; chance: number }[]; closes: number; figure: Figure };
  currency: string;
}

/** How long it pays to try for a second order. */
export function WinBackCard({ winBack, currency }: WinBackCardProps) {
  return (
    <ChartCard
      title="How long one-time buyers can be won back"
      sentence={winBackWords(winBack)}
      figure={winBack.figure}
      currency={currency}
    >
      {winBack.points.length > 1 ? (
        <DayCurve
          label="Chance of a second order within the next 90 days, by days since the first without one"
          columns={["Days without a second order", "Chance within the next 90 days"]}
          points={winBack.points.map(({ day, chance }) => ({ day, value: chance }))}
          marks={[{ day: winBack.closes, name: "window closes" }]}
          format={(share) => formatPercent(share)}
        />
      ) : null}
    </ChartCard>
  );
}
