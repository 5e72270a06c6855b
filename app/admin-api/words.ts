import { formatInstant } from "../figures/format.ts";
import type { HealthLine } from "../figures/health-line.ts";
import { works } from "../figures/words.ts";

interface Key {
  state: "renews" | "fixed" | "missing";
  renewableUntil: Date | null;
}

export function keyLine({ state, renewableUntil }: Key, timeZone: string): HealthLine {
  const title = "Access key";
  switch (state) {
    case "renews":
      return {
        title,
        badge: works,
        words: renewableUntil
          ? `Renews itself every hour. Without any use it would end on ${formatInstant(renewableUntil.toISOString(), timeZone)}.`
          : "Renews itself.",
      };
    case "missing":
      return {
        title,
        badge: { label: "Missing", tone: "attention" },
        words: "Shopify has given none. Open Boomerang again from Apps in the Shopify admin.",
      };
    case "fixed":
      return {
        title,
        badge: { label: "Ends soon", tone: "attention" },
        words: "It cannot be renewed. Open Boomerang again from Apps in the Shopify admin.",
      };
  }
}

const statuses: Record<number, string> = {
  401: "Shopify no longer accepts our access. Open Boomerang in the Shopify admin to renew it.",
  402: "The shop is frozen because of an unpaid Shopify bill.",
  403: "Shopify refuses requests from this server's address: it must be on the app's IP allow-list.",
  404: "Shopify does not know this shop any more.",
  423: "Shopify has locked this shop. The owner must contact Shopify Support.",
};

/** Why Shopify does not serve the shop just now. @param status of its answer */
export const notServed = (status: number) =>
  statuses[status] ?? `Shopify answers with status ${status}.`;

const WHERE =
  "Who runs Boomerang asks for it in Shopify's Partner Dashboard, under Apps, API access, Protected customer data access";

/** What is missing when Shopify refuses protected customer data, where it is asked for, and what happens then. */
export const protectedDataMissing = {
  object: `Shopify has not approved Boomerang for protected customer data (level 1), so orders and their customers cannot be read. ${WHERE}. Reading goes on by itself within ten minutes of the approval.`,
  address: `The country is missing: Shopify has not granted Boomerang access to addresses, of which it reads the country only (level 2, address). ${WHERE}. All figures are right without it.`,
  field: `Names are hidden: Shopify has not granted Boomerang access to names and e-mail addresses (level 2). ${WHERE}. All figures are right without them.`,
};
