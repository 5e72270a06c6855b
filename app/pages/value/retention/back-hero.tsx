import { DayCurve, type Near } from "../../../components/charts/day-curve.tsx";
import { Hero } from "../../../components/hero.tsx";
import { formatPercent } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import { customersWith } from "../customers-with.ts";
import { backHero, secondOrderWords } from "./words.ts";

interface BackHeroProps {
  second: {
    curve: { day: number; back: number; low: number; high: number }[];
    median: { value: number | null; low: number | null; high: number | null };
    usualWait: number;
  };
  figure: Figure;
  currency: string;
}

/** How many come back, and when. */
export function BackHero({ second, figure, currency }: BackHeroProps) {
  const { curve, median, usualWait } = second;
  const last = curve.at(-1);
  return (
    <Hero
      figure={figure}
      currency={currency}
      sentence={secondOrderWords(
        median,
        usualWait,
        last ? { day: last.day, share: last.back } : null,
      )}
      {...(last
        ? {
            trend: (
              <DayCurve
                label={backHero.shareOfCustomers}
                columns={[backHero.daysSinceTheFirst, backHero.orderedAgain95Interval]}
                points={[
                  { day: 0, value: 0, low: 0, high: 0 },
                  ...curve
                    .filter(({ day }) => day > 0)
                    .map(({ day, back, low, high }) => ({ day, value: back, low, high })),
                ]}
                hrefOf={whoCameBack}
                marks={[
                  { day: usualWait, name: backHero.halfOfThose },
                  ...(median.value === null
                    ? []
                    : [{ day: median.value, name: backHero.halfOfAllCustomers }]),
                ]}
                steps
                format={(share) => formatPercent(share, 0)}
              />
            ),
          }
        : {})}
    />
  );
}

/** Who came back since the point before. */
export const whoCameBack = (day: number, { before }: Near): string | undefined =>
  before === undefined
    ? undefined
    : customersWith({ second_min: String(before + 1), second_max: String(day) });
