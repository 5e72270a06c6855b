import type { RfmPicture } from "../../clv/pictures/rfm-picture.ts";
import { cutsInputs } from "../customer/rfm.ts";
import { count, type Figure } from "../../figures/figure.ts";
import { WHY_RFM_DIFFERS } from "../../clv/pictures/rfm-words.ts";

/** How the RFM groups of a shop come about. */
export function rfmFigure({ groups, cuts }: RfmPicture): Figure {
  return {
    key: "rfm-groups",
    label: "Customers in groups",
    value: count(groups.reduce((sum, { customers }) => sum + customers, 0)),
    how: {
      name: "RFM",
      formula:
        "each customer has a score from 1 to 5 for days since the last order (R), orders (F) and revenue so far (M), by the fifths of your own customers; R and FM = (F + M) ÷ 2 make the group",
      inputs: cutsInputs(cuts),
      counted: [
        "R 5: Champions from FM 4, Active from 2.5, else New.",
        "R 4: Loyal from FM 4, Active from 2.5, else Promising.",
        "R 3: Loyal from FM 4, Needs attention from 2.5, else Almost lost.",
        "R 1 and 2: Previously loyal from FM 4.5, At risk from 3, else Dormant.",
        "Customers who are alike have the same score, so a fifth may hold more than a fifth.",
      ],
      missing: [
        WHY_RFM_DIFFERS,
        "Customers without an order that counts are not kept here: Shopify counts them as prospects.",
        "Groups describe the past; states look ahead.",
      ],
    },
  };
}
