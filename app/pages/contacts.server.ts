import { adminFor } from "../admin-api/client.server.ts";
import { ProtectedDataRefused } from "../admin-api/errors.ts";
import { fetchContacts, type Reachable } from "../customers/admin-api.server.ts";
import type { CustomerId } from "../ids.ts";
import type { ShopRow } from "../shops/shop.server.ts";
import { contactWords } from "./words.ts";

/** Customers asked for at a time: some 200 points of Shopify's bucket, which pages share. */
export const CONTACTS_AT_ONCE = 100;

/** What a file says of how somebody can be reached. */
export const contactHeadings = ["name", "email", "email_marketing"];
export const contactCells = ({ name, email, marketing }: Reachable): string[] => [
  name,
  email ?? "",
  marketing?.toLowerCase() ?? "",
];

/**
 * Who these customers are, asked of Shopify for a file and kept nowhere. Waits behind the pages for Shopify's limit.
 * @throws Response of 403 with the reason where Shopify has not granted it
 */
export async function contactsOf(
  shop: Pick<ShopRow, "domain">,
  customerIds: readonly CustomerId[],
): Promise<Map<CustomerId, Reachable>> {
  if (customerIds.length === 0) return new Map();
  try {
    return await fetchContacts(adminFor(shop.domain, "job"), customerIds);
  } catch (error) {
    if (error instanceof ProtectedDataRefused)
      throw new Response(contactWords.refused(error.reason), { status: 403 });
    throw error;
  }
}
