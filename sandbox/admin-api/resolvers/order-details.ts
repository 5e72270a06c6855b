import { allocate } from "../../pricing/allocation.ts";
import type { OrderLineRecord, OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { moneyBag, moneyText } from "../money.ts";
import type { Part } from "./line-items.ts";

const goodsTax = (order: OrderRecord): number => order.tax - (order.shippingTax ?? 0);
const paidFor = (line: OrderLineRecord): number => line.unitPrice * line.quantity - line.discount;

/** A line's share of the tax: its own where prices hold it, else by what was paid for it. */
function taxOf({ order, record }: Part<OrderLineRecord>): number {
  if (order.taxesIncluded) return record.tax ?? 0;
  const shares = allocate(goodsTax(order), order.lines.map(paidFor));
  return shares[order.lines.findIndex(({ id }) => id === record.id)] ?? 0;
}

function taxLines(part: Part<OrderLineRecord>, call: Call) {
  const [tax, paid] = [taxOf(part), paidFor(part.record)];
  const base = part.order.taxesIncluded ? paid - tax : paid;
  if (tax === 0 || base <= 0) return [];
  const rate = Number((tax / base).toFixed(3));
  return [{ title: "Tax", rate, channelLiable: false, priceSet: moneyBag(tax, part.order, call) }];
}

const isAuthorized = ({ financialStatus }: OrderRecord): boolean =>
  financialStatus === "AUTHORIZED";
const capturable = (order: OrderRecord): number => (isAuthorized(order) ? order.currentTotal : 0);

export const orderDetails: Domain = {
  types: {
    Order: {
      capturable: isAuthorized,
      totalCapturable: (order, _args, call) => moneyText(capturable(order), call),
      totalCapturableSet: (order, _args, call) => moneyBag(capturable(order), order, call),
      currentTotalDiscountsSet: (order, _args, call) => moneyBag(order.totalDiscounts, order, call),
      customAttributes: () => [],
      merchantEditable: ({ cancelledAt }) => cancelledAt === null,
      poNumber: () => null,
    } satisfies Fields<OrderRecord>,
    LineItem: {
      customAttributes: () => [],
      taxLines: (part, args, call) =>
        taxLines(part, call).slice(0, (args["first"] as number | null | undefined) ?? undefined),
    } satisfies Fields<Part<OrderLineRecord>>,
  },
  plain: { TaxLine: "channelLiable" },
};
