import { cancelOrder } from "../../life/order.ts";
import { OrderLifeError } from "../../life/order-record.ts";
import { refundOrder } from "../../life/refund.ts";
import type { OrderRecord } from "../../store/types.ts";
import { minorUnits, plainAmount } from "../../store/amounts.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { badRequest, notImplemented } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { received } from "../order-amounts.ts";
import { creditExpiryMistake, creditOf, type RefundMethod } from "../refund-methods.ts";

/** Inputs of the mutation beyond those the sandbox acts on. */
function refuseOthers(input: Args, known: string[], where: string): void {
  for (const [name, value] of Object.entries(input)) {
    const isSet = value != null && value !== false && !(Array.isArray(value) && value.length === 0);
    if (!known.includes(name) && isSet) throw notImplemented(`${where}.${name}`);
  }
}

/** Runs what changes an order; what Shopify would refuse becomes a user error. */
function attempt<T>(work: () => T): { done: T } | { message: string } {
  try {
    return { done: work() };
  } catch (error) {
    if (error instanceof OrderLifeError) return { message: error.message };
    throw error;
  }
}

function updateOrder(args: Args, call: Call) {
  const input = args["input"] as Args;
  refuseOthers(input, ["id", "note", "tags", "email"], "OrderInput");
  const before = call.store.order(idOf(input["id"] as string));
  if (!before) {
    return { order: null, userErrors: [{ field: ["id"], message: "Order does not exist" }] };
  }
  const order: OrderRecord = {
    ...before,
    note: input["note"] === undefined ? before.note : (input["note"] as string | null),
    tags: (input["tags"] as string[] | null | undefined) ?? before.tags,
    email: (input["email"] as string | null | undefined) ?? before.email,
    updatedAt: call.now,
  };
  call.store.putOrder(order);
  call.platform.emit(call.tenant.domain, "orders/updated", { id: order.id });
  return { order, userErrors: [] };
}

/** something was sent, or somebody is at it; what is on hold may be cancelled, and what nobody paid for */
const isBegun = ({ fulfillmentStatus }: OrderRecord): boolean =>
  fulfillmentStatus !== "UNFULFILLED" && fulfillmentStatus !== "ON_HOLD";

const isPaidFor = ({ financialStatus }: OrderRecord): boolean =>
  ["PAID", "PARTIALLY_PAID", "PARTIALLY_REFUNDED", "REFUNDED"].includes(financialStatus ?? "");

const longestStaffNote = 255;

function cancelMistake(args: Args, call: Call): UserError | null {
  if (typeof args["refund"] === "boolean" && args["refundMethod"]) {
    const message = "Only one of the arguments `refund` or `refund_method` is allowed.";
    return { field: ["refund"], message, code: "INVALID" };
  }
  if (((args["staffNote"] as string | null | undefined) ?? "").length > longestStaffNote) {
    const message = `Staff note is too long. Maximum length is ${longestStaffNote} characters.`;
    return { field: ["staffNote"], message, code: "INVALID" };
  }
  const order = call.store.order(idOf(args["orderId"] as string));
  if (order && order.cancelledAt === null && isBegun(order) && isPaidFor(order)) {
    const message = "Cannot cancel an order that has outstanding fulfillments";
    return { field: ["orderId"], message, code: "INVALID" };
  }
  return null;
}

function cancel(args: Args, call: Call) {
  const mistake = cancelMistake(args, call);
  if (mistake) return { job: null, orderCancelUserErrors: [mistake], userErrors: [mistake] };
  const refundMethod = args["refundMethod"] as Args | null | undefined;
  const asCredit = refundMethod?.["storeCreditRefund"] as Args | null | undefined;
  const refund =
    args["refund"] === true ||
    Boolean(asCredit) ||
    refundMethod?.["originalPaymentMethodsRefund"] === true;
  const late = creditExpiryMistake(asCredit, call);
  if (late) return { job: null, orderCancelUserErrors: [late], userErrors: [late] };
  const outcome = attempt(() =>
    cancelOrder(call.platform, call.tenant.domain, idOf(args["orderId"] as string), {
      reason: args["reason"] as OrderRecord["cancelReason"] & string,
      restock: args["restock"] === true,
      refund,
      asCredit: asCredit
        ? { expiresAt: (asCredit["expiresAt"] as string | null) ?? null }
        : undefined,
    }),
  );
  if ("message" in outcome) {
    const error = { field: ["orderId"], message: outcome.message, code: "INVALID" };
    return { job: null, orderCancelUserErrors: [error], userErrors: [error] };
  }
  const job = { id: gid("Job", call.store.nextId("job")), done: true };
  return { job, orderCancelUserErrors: [], userErrors: [] };
}

interface RefundInput extends Args {
  orderId: string;
  note?: string | null;
  refundLineItems?: { lineItemId: string; quantity: number; restockType?: string }[] | null;
  transactions?: { amount: string; kind: string; gateway: string }[] | null;
  refundMethods?: RefundMethod[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
}

/** what of the refund is for the shipping: so much, or all that is left of it */
function shippingIn({ shipping }: RefundInput, order: OrderRecord, call: Call): number {
  if (shipping?.fullRefund) {
    return order.refunds.reduce((left, one) => left - (one.shipping ?? 0), order.shipping);
  }
  return shipping?.amount ? (minorUnits(String(shipping.amount), call.currency) ?? 0) : 0;
}

/** What Shopify says of a refund it will not give. */
function refundMistake(
  order: OrderRecord | null,
  lines: { lineId: number; quantity: number }[],
  asked: number[],
  call: Call,
): UserError | null {
  if (!order) return { field: ["orderId"], message: "Order does not exist" };
  const tooMany = lines.findIndex(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line !== undefined && quantity > line.currentQuantity;
  });
  if (tooMany >= 0) {
    const field = ["refundLineItems", String(tooMany), "quantity"];
    return { field, message: "Quantity cannot refund more items than were purchased" };
  }
  const amount = asked.reduce((sum, one) => sum + one, 0);
  const net = order.refunds.reduce((left, one) => left - one.amount, received(order));
  if (amount <= net) return null;
  const money = new Intl.NumberFormat("en", {
    style: "currency",
    currency: call.currency,
    currencyDisplay: "narrowSymbol",
  });
  const text = (minor: number) => money.format(Number(plainAmount(minor, call.currency)));
  return {
    field: null,
    message: `Refund amount ${text(amount)} is greater than net payment received ${text(net)}`,
  };
}

function refund(args: Args, call: Call) {
  const input = args["input"] as RefundInput;
  refuseOthers(
    input,
    [
      ...["orderId", "note", "notify", "currency", "refundLineItems", "transactions"],
      ...["shipping", "refundMethods"],
    ],
    "RefundInput",
  );
  const credit = creditOf(input.transactions ?? [], input.refundMethods ?? [], call);
  if ("mistake" in credit) return { order: null, refund: null, userErrors: [credit.mistake] };
  const asked = (input.transactions ?? []).map(({ amount, kind }) => {
    const minor = minorUnits(String(amount), call.currency);
    if (kind !== "REFUND" || minor === null) {
      throw badRequest(
        `A refund's transactions need kind REFUND and an amount of ${call.currency}`,
      );
    }
    return minor;
  });
  const lines = (input.refundLineItems ?? []).map((line) => ({
    lineId: idOf(line.lineItemId),
    quantity: line.quantity,
  }));
  if (credit.given) asked.push(credit.given.amount);
  const order = call.store.order(idOf(input.orderId));
  const mistake = refundMistake(order, lines, asked, call);
  if (!order || mistake) return { order: null, refund: null, userErrors: [mistake] };
  const outcome = attempt(() => {
    const ofLines = lines.reduce((sum, { lineId, quantity }) => {
      const line = order.lines.find((one) => one.id === lineId);
      if (!line) return sum;
      const paid = line.unitPrice * line.quantity - line.discount;
      return sum + Math.round((paid * quantity) / Math.max(1, line.quantity));
    }, 0);
    const shipping = shippingIn(input, order, call);
    return refundOrder(call.platform, call.tenant.domain, order.id, {
      lines,
      shipping,
      // Shopify gives back what the transactions say, whatever lines and shipping are worth
      extra: asked.reduce((sum, one) => sum + one, 0) - ofLines - shipping,
      ...credit,
      note: input.note ?? null,
      restock: (input.refundLineItems ?? []).some((line) => line.restockType === "RETURN"),
    });
  });
  if ("message" in outcome) {
    return { order: null, refund: null, userErrors: [{ field: null, message: outcome.message }] };
  }
  const { order: refunded, refund: record } = outcome.done;
  return { order: refunded, refund: { order: refunded, record }, userErrors: [] };
}

export const merchantMutations: Domain = {
  types: {
    Mutation: {
      orderUpdate: (_source: unknown, args, call) => updateOrder(args, call),
      orderCancel: (_source: unknown, args, call) => cancel(args, call),
      refundCreate: (_source: unknown, args, call) => refund(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    OrderUpdatePayload: "order userErrors",
    OrderCancelPayload: "job orderCancelUserErrors userErrors",
    OrderCancelUserError: "field message code",
    RefundCreatePayload: "order refund userErrors",
  },
};
