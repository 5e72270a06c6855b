import { gid, gidNumber } from "../admin-api/gid.ts";
import type { AdminClient } from "../admin-api/client.server.ts";

/** Who a customer is. Asked when a page shows them, never stored. */
export interface CustomerContact {
  name: string;
  email: string | null;
}

/** Names of a page of customers, by id. Customers erased from Shopify are missing. */
export async function fetchNames(
  admin: AdminClient,
  customerIds: string[],
): Promise<Map<string, string>> {
  const { nodes } = await admin.request(
    `#graphql
    query CustomerNames($ids: [ID!]!) {
      nodes(ids: $ids) { ... on Customer { id displayName } }
    }`,
    { ids: customerIds.map((id) => gid("Customer", id)) },
  );
  const names = new Map<string, string>();
  for (const node of nodes)
    if (node && "displayName" in node) names.set(gidNumber("Customer", node.id), node.displayName);
  return names;
}

/** null when Shopify does not know the customer any more. */
export async function fetchContact(
  admin: AdminClient,
  customerId: string,
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

/** Shopify shows this many matches; a name that fits more people is too short to search by. */
export const SEARCH_LIMIT = 100;

/** Ids of customers Shopify finds by name, e-mail or phone, best match first. */
export async function searchCustomers(admin: AdminClient, text: string): Promise<string[]> {
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
  return customers.nodes.map((node) => gidNumber("Customer", node.id));
}
