import type { OpenShop } from "../store/shop-store.ts";

/** The merchant gave staff, and apps with them, no permission to view product costs. */
export const costsHidden = (store: OpenShop): boolean => store.fact("viewCosts") === "no";

export function permitCosts(store: OpenShop, may: boolean): void {
  store.setFact("viewCosts", may ? "yes" : "no");
}
