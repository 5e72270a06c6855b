import { setTimeout as sleep } from "node:timers/promises";
import type { AdminClient } from "../admin-api/client.server.ts";
import { ProtectedDataRefused } from "../admin-api/errors.ts";
import { log } from "../log.server.ts";
import {
  fetchContact,
  fetchCountry,
  fetchNames,
  fetchRfmCounts,
  fetchRfmGroup,
  type CustomerContact,
} from "../customers/admin-api.server.ts";
import type { CustomerId } from "../ids.ts";

/** A page waits this long for Shopify, then shows numbers instead of names. */
const PATIENCE_MS = 2000;
/** What arrives after the rest of a page may take longer. */
const LATER_PATIENCE_MS = 4000;

/** The answer, or null when it fails or takes too long: what it is about can be shown without it. */
async function withPatience<Answer>(
  what: string,
  asked: Promise<Answer>,
  patienceMs = PATIENCE_MS,
): Promise<Answer | null> {
  const timer = new AbortController();
  const tooLate = sleep(patienceMs, null, { signal: timer.signal }).catch(() => null);
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

/** What was asked, or why Shopify may not tell it to us: somebody can ask for the approval. */
interface Told<Answer> {
  answer: Answer | null;
  hidden: string | null;
}

async function unlessHidden<Answer>(domain: string, asked: Promise<Answer>): Promise<Told<Answer>> {
  const told = await withPatience<Told<Answer>>(
    `names of customers of ${domain}`,
    asked.then(
      (answer) => ({ answer, hidden: null }),
      (error: Error) => {
        if (error instanceof ProtectedDataRefused) return { answer: null, hidden: error.reason };
        throw error;
      },
    ),
  );
  return told ?? { answer: null, hidden: null };
}

/** Names by customer id, as far as Shopify tells them in time. */
export async function liveNames(
  admin: AdminClient,
  customerIds: CustomerId[],
): Promise<{ names: Record<string, string>; hidden: string | null }> {
  if (customerIds.length === 0) return { names: {}, hidden: null };
  const { answer, hidden } = await unlessHidden(admin.domain, fetchNames(admin, customerIds));
  return { names: Object.fromEntries(answer ?? []), hidden };
}

export async function liveContact(
  admin: AdminClient,
  customerId: CustomerId,
): Promise<Told<CustomerContact | null>> {
  return unlessHidden(admin.domain, fetchContact(admin, customerId));
}

/** The country of a customer's address, two letters, and no more of it. */
export async function liveCountry(
  admin: AdminClient,
  customerId: CustomerId,
): Promise<Told<string | null>> {
  return unlessHidden(admin.domain, fetchCountry(admin, customerId));
}

/** Shopify's RFM group of a customer, by Shopify's name for it. */
export async function liveRfmGroup(
  admin: AdminClient,
  customerId: CustomerId,
): Promise<string | null> {
  return withPatience(
    `RFM group of customer ${customerId} of ${admin.domain}`,
    fetchRfmGroup(admin, customerId),
    LATER_PATIENCE_MS,
  );
}

/** Customers in each of Shopify's RFM groups; null when Shopify does not tell. */
export async function liveRfmCounts(admin: AdminClient): Promise<Record<string, number> | null> {
  return withPatience(`RFM groups of ${admin.domain}`, fetchRfmCounts(admin), LATER_PATIENCE_MS);
}
