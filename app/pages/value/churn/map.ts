import { CHANCE_FROM, type ChanceMap } from "../../../clv/pictures/chance-map.ts";
import { count, money, type Figure } from "../../../figures/figure.ts";
import { whoSpent } from "../customers-with.ts";
import { figureWords } from "./map-words.ts";

const percent = (share: number) => String(Math.round(share * 100));

/** What the list is asked for to show a row of the map. */
export function chanceRange(row: number) {
  const from = [null, ...CHANCE_FROM][row];
  const below = CHANCE_FROM[row];
  return {
    chance_min: from ? percent(from) : null,
    chance_max: below === undefined ? null : percent(below),
  };
}

/** What the list is asked for to show a column of the map. */
export function spentRange(spentFrom: ChanceMap["spentFrom"], column: number, currency: string) {
  return whoSpent([0, ...spentFrom][column]!, spentFrom[column] ?? null, currency);
}

/** Who brought most and is unlikely to come again. */
export const fadingBest = (map: ChanceMap) => map.places[0]![2]!;

export function mapFigure(map: ChanceMap): Figure {
  const { customers, revenueMinor, expectedMinor } = fadingBest(map);
  const all = map.places.flat().reduce((sum, place) => sum + place.customers, 0);
  return {
    key: "chance-map",
    label: figureWords.label,
    value: count(customers),
    how: {
      formula: figureWords.formula(CHANCE_FROM[0], CHANCE_FROM[1]),
      inputs: [
        { label: figureWords.customers, value: count(all) },
        { label: figureWords.upperFrom, value: money(map.spentFrom[1]) },
        { label: figureWords.middleFrom, value: money(map.spentFrom[0]) },
        { label: figureWords.broughtSoFar, value: money(revenueMinor) },
        { label: figureWords.expected, value: money(expectedMinor) },
      ],
      counted: [figureWords.quantiles, figureWords.alike],
      missing: [figureWords.pastNotFuture],
    },
  };
}
