import { randomUUID } from "node:crypto";
import { toSeconds } from "../store/instants.ts";
import type { OpenShop } from "../store/shop-store.ts";

const fact = "marketingDeletion";
/** How long the job is under way; at Shopify it depends on how much there is. */
const seconds = 5;

/** All external activities go, and none can be written until the job is done. Returns the job's id. */
export function deleteAll(store: OpenShop, now: string): string {
  store.marketing.clear();
  const id = randomUUID();
  store.setFact(fact, `${id} ${toSeconds(now) + seconds}`);
  return id;
}

/** The job that deletes, while it is under way. */
export function deletionJob(store: OpenShop, now: string): string | null {
  const [id, until] = (store.fact(fact) ?? "").split(" ");
  return id && toSeconds(now) < Number(until) ? id : null;
}
