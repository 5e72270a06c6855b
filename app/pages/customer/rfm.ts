import { rfmPlace, type RfmCuts, type RfmPlace } from "../../clv/pictures/rfm-picture.ts";
import { count, days, money, plain, unknown, type Figure } from "../../figures/figure.ts";
import { rfmLabels, WHY_RFM_DIFFERS } from "../../clv/pictures/rfm-words.ts";

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
      label: "(F + M) ÷ 2, beside R",
      value: plain((frequency + monetary) / 2, 1),
      how: {
        name: "RFM",
        formula: `R ${recency}, F ${frequency}, M ${monetary}: scores from 1 to 5 by the fifths of your own customers; R and (F + M) ÷ 2 make “${rfmLabels[place.group]}”`,
        inputs: [
          { label: "Days since the last order", value: days(daysSince) },
          { label: "for an R of 5: at most", value: days(cuts.recency[0]!) },
          { label: "Orders", value: count(orders) },
          { label: "for an F of 5: more than", value: count(cuts.orders[3]!) },
          { label: "Value so far", value: money(revenueMinor) },
          { label: "for an M of 5: more than", value: money(cuts.spent[3]!) },
        ],
        counted: [
          "Customers who are alike have the same score, so a fifth may hold more than a fifth.",
        ],
        missing: [WHY_RFM_DIFFERS, "Groups describe the past; the state above looks ahead."],
      },
    },
  };
}

/** The shop's fifths in words, for where no single customer is meant. */
export function cutsInputs(cuts: RfmCuts): Figure["how"]["inputs"] {
  const [r, f, m] = [cuts.recency, cuts.orders, cuts.spent];
  if (r.length < 4) return [{ label: "Fifths", value: unknown("nobody has ordered") }];
  return [
    { label: "R of 5: last order at most, days ago", value: count(Math.floor(r[0]!)) },
    { label: "R of 1: last order more than, days ago", value: count(Math.floor(r[3]!)) },
    { label: "F of 5: orders, more than", value: count(Math.floor(f[3]!)) },
    { label: "M of 5: revenue so far, more than", value: money(m[3]!) },
  ];
}
