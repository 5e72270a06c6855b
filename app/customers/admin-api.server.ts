import { gid, idOf } from "../admin-api/gid.ts";
import type { AdminClient } from "../admin-api/client.server.ts";
import type { CustomerId } from "../ids.ts";

/** Who a customer is. Asked when a page shows them, never stored. */
export interface CustomerContact {
  name: string;
  email: string | null;
}

/** Names of a page of customers, by id. Customers erased from Shopify are missing. */
export async function fetchNames(
  admin: AdminClient,
  customerIds: CustomerId[],
): Promise<Map<CustomerId, string>> {
  const { nodes } = await admin.request(
    `#graphql
    query CustomerNames($ids: [ID!]!) {
      nodes(ids: $ids) { ... on Customer { id displayName } }
    }`,
    { ids: customerIds.map((id) => gid("Customer", id)) },
  );
  const names = new Map<CustomerId, string>();
  for (const node of nodes)
    if (node && "displayName" in node) names.set(idOf("Customer", node.id), node.displayName);
  return names;
}

/** How a customer can be written to, and whether they said that they may be. */
export interface Reachable extends CustomerContact {
  /** Shopify's own word: SUBSCRIBED, UNSUBSCRIBED …; null without an address */
  marketing: string | null;
}

/** The same of many customers, by id. Customers erased from Shopify are missing. */
export async function fetchContacts(
  admin: AdminClient,
  customerIds: readonly CustomerId[],
): Promise<Map<CustomerId, Reachable>> {
  const { nodes } = await admin.request(
    `#graphql
    query CustomerContacts($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Customer { id displayName defaultEmailAddress { emailAddress marketingState } }
      }
    }`,
    { ids: customerIds.map((id) => gid("Customer", id)) },
  );
  const contacts = new Map<CustomerId, Reachable>();
  for (const node of nodes)
    if (node && "displayName" in node)
      contacts.set(idOf("Customer", node.id), {
        name: node.displayName,
        email: node.defaultEmailAddress?.emailAddress ?? null,
        marketing: node.defaultEmailAddress?.marketingState ?? null,
      });
  return contacts;
}

/** null when Shopify does not know the customer any more. */
export async function fetchContact(
  admin: AdminClient,
  customerId: CustomerId,
): Promise<CustomerContact | null> {
  const { customer } = await admin.request(
    `#graphql
    query CustomerContact($id: ID!) {
      customer(id: $id) { displayName defaultEmailAddress { emailAddress } }
    }`,
    { id: gid("Customer", customerId) },
  );
  if (!customer) return null;
  return {
    name: customer.displayName,
    email: customer.defaultEmailAddress?.emailAddress ?? null,
  };
}

/**
 * Where a customer lives, two letters; null when they never told. Asked apart from who they are: Shopify may tell the
 * one and refuse the other.
 */
export async function fetchCountry(
  admin: AdminClient,
  customerId: CustomerId,
): Promise<string | null> {
  const { customer } = await admin.request(
    `#graphql
    query CustomerCountry($id: ID!) {
      customer(id: $id) { defaultAddress { countryCodeV2 } }
    }`,
    { id: gid("Customer", customerId) },
  );
  return customer?.defaultAddress?.countryCodeV2 ?? null;
}

/** Shopify's own RFM group of a customer, by its name; null when Shopify has none for them yet. */
export async function fetchRfmGroup(
  admin: AdminClient,
  customerId: CustomerId,
): Promise<string | null> {
  const { customer } = await admin.request(
    `#graphql
    query CustomerRfmGroup($id: ID!) {
      customer(id: $id) { statistics { rfmGroup } }
    }`,
    { id: gid("Customer", customerId) },
  );
  return customer?.statistics.rfmGroup ?? null;
}

/** How many customers Shopify counts in each of its RFM groups. */
export async function fetchRfmCounts(admin: AdminClient): Promise<Record<string, number>> {
  const groups = await admin.request(
    `#graphql
    query CustomersByRfmGroup {
      CHAMPIONS: customerSegmentMembers(first: 1, query: "rfm_group = 'CHAMPIONS'") { totalCount }
      LOYAL: customerSegmentMembers(first: 1, query: "rfm_group = 'LOYAL'") { totalCount }
      ACTIVE: customerSegmentMembers(first: 1, query: "rfm_group = 'ACTIVE'") { totalCount }
      NEW: customerSegmentMembers(first: 1, query: "rfm_group = 'NEW'") { totalCount }
      PROMISING: customerSegmentMembers(first: 1, query: "rfm_group = 'PROMISING'") { totalCount }
      NEEDS_ATTENTION: customerSegmentMembers(first: 1, query: "rfm_group = 'NEEDS_ATTENTION'") { totalCount }
      ALMOST_LOST: customerSegmentMembers(first: 1, query: "rfm_group = 'ALMOST_LOST'") { totalCount }
      AT_RISK: customerSegmentMembers(first: 1, query: "rfm_group = 'AT_RISK'") { totalCount }
      PREVIOUSLY_LOYAL: customerSegmentMembers(first: 1, query: "rfm_group = 'PREVIOUSLY_LOYAL'") { totalCount }
      DORMANT: customerSegmentMembers(first: 1, query: "rfm_group = 'DORMANT'") { totalCount }
      PROSPECTS: customerSegmentMembers(first: 1, query: "rfm_group = 'PROSPECTS'") { totalCount }
    }`,
    {},
  );
  return Object.fromEntries(
    Object.entries(groups).map(([group, members]) => [group, members.totalCount]),
  );
}

/** Shopify shows this many matches; a name that fits more people is too short to search by. */
const SEARCH_LIMIT = 100;

/** Ids of customers Shopify finds by name, e-mail or phone, best match first. */
export async function searchCustomers(admin: AdminClient, text: string): Promise<CustomerId[]> {
  // of Shopify's search syntax nothing but words is let through
  const words = text.replace(/[^\p{L}\p{N}@.+_'-]+/gu, " ").trim();
  if (words === "") return [];
  const { customers } = await admin.request(
    `#graphql
    query CustomerSearch($search: String!, $first: Int!) {
      customers(query: $search, first: $first) { nodes { id } }
    }`,
    { search: words, first: SEARCH_LIMIT },
  );
  return customers.nodes.map((node) => idOf("Customer", node.id));
}
