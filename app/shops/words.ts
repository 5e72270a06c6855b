import { formatInstant } from "../figures/format.ts";
import type { HealthLine } from "../figures/health-line.ts";
import { countOf, underWay, works } from "../figures/words.ts";
import { SHOWN_TO_ALL_DAYS, type RequiredScope } from "./access.ts";
import type { Right } from "./team.ts";

export function connectionLine(pausedReason: string | null): HealthLine {
  return {
    title: "Connection to Shopify",
    badge: pausedReason ? { label: "Paused", tone: "critical" } : works,
    words: pausedReason ?? "Shopify answers, nothing is held back.",
  };
}

/** What Boomerang does with each access it asks for. */
const purposes: Record<RequiredScope, string> = {
  read_orders: "read orders",
  read_all_orders: `read orders older than ${SHOWN_TO_ALL_DAYS} days`,
  read_customers: "show names and find customers by name",
  read_customer_merge: "learn of merged customers",
  read_products: "choose products for a flash sale",
  read_discounts: "follow the discounts it created",
  write_discounts: "create discounts and flash sales",
};

/** @param missing what Shopify has not granted; null = it was not asked yet */
export function accessLine(missing: readonly RequiredScope[] | null): HealthLine {
  const title = "Access";
  if (!missing) return { title, badge: underWay, words: "Shopify is being asked what is granted." };
  return missing.length === 0
    ? { title, badge: works, words: "Everything Boomerang asked for is granted." }
    : {
        title,
        badge: { label: "Incomplete", tone: "attention" },
        words: `Boomerang may not ${missing.map((scope) => purposes[scope]).join(", nor ")}. Open the app again from Apps to grant it.`,
      };
}

/** What a merchant can keep to some of the staff. */
export const rightWords: Record<Right, string> = {
  launch: "Launch offers and flash sales",
  money: "Give customers codes worth money",
  costs: "See costs, margins and profit",
  export: "Export customers and codes",
  policy: "Change settings and this list",
};

/** @param who by the merchant's list may; others = everybody who is not on it */
export function mayNot(right: Right, { names, others }: { names: string[]; others: boolean }) {
  const who = others ? [...names, "everybody who is not on the list"] : names;
  const all = new Intl.ListFormat("en").format(who);
  return `Your shop's list of the team does not let you do this: ${rightWords[right].toLowerCase()}. ${who.length === 0 ? "Nobody may" : `Those who may: ${all}`}. Whoever may change settings can let you, in Settings, Team.`;
}

interface Requests {
  /** not done yet */
  open: number;
  /** of those; null when none is open */
  firstDueAt: Date | null;
}

export function requestsLine(
  { open, firstDueAt }: Requests,
  { now, timeZone }: { now: Date; timeZone: string },
): HealthLine {
  const title = "Customers' requests";
  if (!firstDueAt)
    return { title, badge: works, words: "Every request of a customer that came in is done." };
  const due = formatInstant(firstDueAt.toISOString(), timeZone);
  const waiting = `${countOf(open, "request")} of customers ${open === 1 ? "waits" : "wait"}, the first is due ${due}.`;
  return firstDueAt > now
    ? {
        title,
        badge: underWay,
        words: `${waiting} What waits is taken up again every night, whatever happens to the app meanwhile.`,
      }
    : {
        title,
        badge: { label: "Overdue", tone: "critical" },
        words: `${waiting} That is past: try the work that was given up again below, and tell whoever runs Boomerang.`,
      };
}

interface History {
  /** false until the first job has asked Shopify */
  isKnown: boolean;
  /** orders before are not readable, or not read yet; null = all are there */
  since: Date | null;
  allGranted: boolean;
}

export function historyLine({ isKnown, since, allGranted }: History, timeZone: string): HealthLine {
  const title = "History";
  if (!isKnown) return { title, badge: underWay, words: "Shopify is being asked how far back." };
  if (!since)
    return {
      title,
      badge: { label: "Whole", tone: "success" },
      words: "All orders of the shop are readable.",
    };
  const day = formatInstant(since.toISOString(), timeZone);
  return allGranted
    ? {
        title,
        badge: underWay,
        words: `Shopify has granted all orders. Figures begin on ${day} until the older ones are read.`,
      }
    : {
        title,
        badge: { label: "Partial", tone: "attention" },
        words: `Only orders since ${day} are readable: Shopify has not granted access to all orders. Values and states of older customers are too low.`,
      };
}
