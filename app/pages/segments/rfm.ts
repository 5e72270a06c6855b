import type { RfmPicture } from "../../clv/pictures/rfm-picture.ts";
import { cutsInputs } from "../customer/rfm.ts";
import { count, type Figure } from "../../figures/figure.ts";
import { WHY_RFM_DIFFERS } from "../../clv/pictures/rfm-words.ts";
import { words } from "./rfm-words.ts";

/** How the RFM groups of a shop come about. */
export function rfmFigure({ groups, cuts }: RfmPicture): Figure {
  return {
    key: "rfm-groups",
    label: words.customersInGroups,
    value: count(groups.reduce((sum, { customers }) => sum + customers, 0)),
    how: {
      name: "RFM",
      formula: words.eachCustomer,
      inputs: cutsInputs(cuts),
      counted: [
        words.r5Champions,
        words.r4Loyal,
        words.r3Loyal,
        words.r1And2,
        words.customersWhoAreAlike,
      ],
      missing: [WHY_RFM_DIFFERS, words.customersWithoutAnOrder, words.groupsDescribeThePast],
    },
  };
}
