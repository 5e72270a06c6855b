import { setTimeout as sleep } from "node:timers/promises";
import type { AdminClient } from "../admin-api/client.server.ts";
import { log } from "../log.server.ts";
import { fetchContact, fetchNames, type CustomerContact } from "../customers/admin-api.server.ts";

/** A page waits this long for Shopify, then shows numbers instead of names. */
const PATIENCE_MS = 2000;

/** The answer, or null when it fails or takes too long: what it is about can be shown without it. */
async function withPatience<Answer>(what: string, asked: Promise<Answer>): Promise<Answer | null> {
  const timer = new AbortController();
  const tooLate = sleep(PATIENCE_MS, null, { signal: timer.signal }).catch(() => null);
  const answer = asked.catch((error: Error) => {
    log.warn(`${what}: ${error.message}`);
    return null;
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    timer.abort();
  }
}

/** Names by customer id, as far as Shopify tells them in time. */
export async function liveNames(
  admin: AdminClient,
  customerIds: string[],
): Promise<Record<string, string>> {
  if (customerIds.length === 0) return {};
  const names = await withPatience(
    `names of customers of ${admin.domain}`,
    fetchNames(admin, customerIds),
  );
  return Object.fromEntries(names ?? []);
}

export async function liveContact(
  admin: AdminClient,
  customerId: string,
): Promise<CustomerContact | null> {
  return withPatience(`customer ${customerId} of ${admin.domain}`, fetchContact(admin, customerId));
}
