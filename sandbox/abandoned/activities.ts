import type { OpenShop } from "../store/shop-store.ts";

const name = (id: number) => `marketingActivity ${id}`;

/** The shop has a marketing activity of that number from now on. */
export function noteActivity(store: OpenShop, id: number): void {
  store.setFact(name(id), "made");
}

export const isKnownActivity = (store: OpenShop, id: number): boolean =>
  store.fact(name(id)) !== null;
