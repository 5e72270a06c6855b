import { createHash, timingSafeEqual } from "node:crypto";
import type { CustomerId } from "../ids.ts";

/** What a shopper shows for an order, and what the order has. */
export interface Shown {
  checkoutTokenHash: string | null;
  confirmationNumber: string | null;
  /** number of the customer who is logged in, as Shopify says in the session token */
  customerId: CustomerId | null;
}
export interface OrderFacts {
  checkoutTokenHash: string | null;
  confirmationNumber: string | null;
  customerId: CustomerId | null;
}

export type Proof = "proven" | "disproven" | "open";

/**
 * Whether an answer comes from who placed the order. Order numbers can be guessed; checkout tokens and confirmation
 * numbers cannot.
 * @returns "open" when the order holds nothing yet to compare with
 */
export function proofOf(shown: Shown, order: OrderFacts): Proof {
  if (shown.customerId && order.customerId && shown.customerId !== order.customerId)
    return "disproven";
  const token = compared(shown.checkoutTokenHash, order.checkoutTokenHash);
  const number = compared(
    shown.confirmationNumber?.toUpperCase() ?? null,
    order.confirmationNumber?.toUpperCase() ?? null,
  );
  if (token === true || (token === null && number === true)) return "proven";
  if (token === false || number === false) return "disproven";
  return "open";
}

function compared(shown: string | null, held: string | null): boolean | null {
  if (!shown || !held) return null;
  const [a, b] = [Buffer.from(shown), Buffer.from(held)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** How checkout tokens are kept: a database that leaks holds none of them. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
