import type { HealthLine } from "../../figures/health-line.ts";
import { underWay, works } from "../../figures/words.ts";

const NEEDS =
  "Boomerang needs protected customer data level 2 (name, e-mail, and of an address the country) to show who a customer is and to find them by name. It stores none of it.";
const WITHOUT =
  "Without it everything else works: figures, states, predictions, lists by customer number, segments, offers, flash sales and surveys.";

/**
 * @param standing refused: orders and customers are, not only who they are
 * @param why what Shopify refuses, and where to ask for it
 */
export function namesLine(
  standing: "told" | "hidden" | "refused" | "unknown",
  why = "",
): HealthLine {
  const title = "Names and e-mail addresses";
  switch (standing) {
    case "told":
      return { title, badge: works, words: `${NEEDS} ${WITHOUT}` };
    case "hidden":
      return {
        title,
        badge: { label: "Hidden", tone: "attention" },
        words: `${why} ${NEEDS} ${WITHOUT}`,
      };
    case "refused":
      return { title, badge: { label: "Refused", tone: "attention" }, words: `${why} ${NEEDS}` };
    case "unknown":
      return { title, badge: underWay, words: `Shopify has not told yet. ${NEEDS} ${WITHOUT}` };
  }
}
