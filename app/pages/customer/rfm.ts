import { rfmPlace, type RfmCuts, type RfmPlace } from "../../clv/pictures/rfm-picture.ts";
import { count, days, money, plain, unknown, type Figure } from "../../figures/figure.ts";
import { rfmLabels, WHY_RFM_DIFFERS } from "../../clv/pictures/rfm-words.ts";
import { words } from "./rfm-words.ts";

export interface CustomerRfm {
  place: RfmPlace;
  figure: Figure;
}

/** The RFM group of a customer among all of the shop; null where the fifths are not known yet. */
export function customerRfm(
  facts: { orders: number; revenueMinor: number; daysSince: number },
  cuts: RfmCuts | null,
): CustomerRfm | null {
  if (!cuts) return null;
  const { orders, revenueMinor, daysSince } = facts;
  const place = rfmPlace({ since: daysSince, orders, spent: revenueMinor }, cuts);
  const { recency, frequency, monetary } = place;
  return {
    place,
    figure: {
      key: "rfm",
      label: words.fM2Beside,
      value: plain((frequency + monetary) / 2, 1),
      how: {
        name: "RFM",
        formula: words.rFMScores(recency, frequency, monetary, rfmLabels[place.group]),
        inputs: [
          { label: words.daysSinceTheLast, value: days(daysSince) },
          { label: words.forAnR, value: days(cuts.recency[0]!) },
          { label: words.orders, value: count(orders) },
          { label: words.forAnF, value: count(cuts.orders[3]!) },
          { label: words.valueSoFar, value: money(revenueMinor) },
          { label: words.forAnM, value: money(cuts.spent[3]!) },
        ],
        counted: [words.customersWhoAreAlike],
        missing: [WHY_RFM_DIFFERS, words.groupsDescribeThePast],
      },
    },
  };
}

/** The shop's fifths in words, for where no single customer is meant. */
export function cutsInputs(cuts: RfmCuts): Figure["how"]["inputs"] {
  const [r, f, m] = [cuts.recency, cuts.orders, cuts.spent];
  if (r.length < 4) return [{ label: words.fifths, value: unknown(words.nobodyHasOrdered) }];
  return [
    { label: words.rOf5Last, value: count(Math.floor(r[0]!)) },
    { label: words.rOf1Last, value: count(Math.floor(r[3]!)) },
    { label: words.fOf5Orders, value: count(Math.floor(f[3]!)) },
    { label: words.mOf5Revenue, value: money(m[3]!) },
  ];
}
