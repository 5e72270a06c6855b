import { ChartCard } from "../../../components/chart-card.tsx";
import { DayCurve, type Near } from "../../../components/charts/day-curve.tsx";
import { formatPercent } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import { customersWith } from "../customers-with.ts";
import { winBackWords, winBackCard } from "./words.ts";

interface WinBackCardProps {
  winBack: { points: { day: number; chance: number }[]; closes: number; figure: Figure };
  currency: string;
}

/** How long it pays to try for a second order. */
export function WinBackCard({ winBack, currency }: WinBackCardProps) {
  return (
    <ChartCard
      title={winBackCard.howLongOneTime}
      sentence={winBackWords(winBack)}
      figure={winBack.figure}
      currency={currency}
    >
      {winBack.points.length > 1 ? (
        <DayCurve
          label={winBackCard.chanceOfASecond}
          columns={[winBackCard.daysWithoutASecond, winBackCard.chanceWithinTheNext]}
          points={winBack.points.map(({ day, chance }) => ({ day, value: chance }))}
          hrefOf={whoWaits}
          marks={[{ day: winBack.closes, name: winBackCard.windowCloses }]}
          format={(share) => formatPercent(share)}
        />
      ) : null}
    </ChartCard>
  );
}

/** One-time buyers for whom it is so long ago today. */
export const whoWaits = (day: number, { after }: Near): string =>
  customersWith({
    orders_max: "1",
    since_min: String(day),
    since_max: after === undefined ? null : String(after - 1),
  });
