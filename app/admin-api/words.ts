import { formatInstant } from "../figures/format.ts";
import { works, type HealthLine } from "../figures/health-line.ts";

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
