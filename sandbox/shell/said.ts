import { FulfillmentRefusal, UnknownFulfillmentOrder } from "../fulfillment/refusal.ts";
import { OrderLifeError } from "../life/order-record.ts";
import { ReturnRefusal } from "../returns/refusal.ts";

/** Does it; where to go on to: the page, which says why it was not done where Shopify would refuse. */
export function orSaid(page: string, work: () => void): string {
  try {
    work();
    return page;
  } catch (error) {
    const isRefusal =
      error instanceof FulfillmentRefusal ||
      error instanceof UnknownFulfillmentOrder ||
      error instanceof ReturnRefusal ||
      error instanceof OrderLifeError;
    if (!isRefusal) throw error;
    return `${page}?said=${encodeURIComponent(error.message)}`;
  }
}
