import {
  approveReturn,
  cancelReturn,
  closeReturn,
  declineReturn,
  removeFromReturn,
  reopenReturn,
} from "../../returns/decide.ts";
import { processReturn } from "../../returns/process.ts";
import { reasonOf } from "../../returns/reasons.ts";
import { makeReturn, type Returned } from "../../returns/request.ts";
import { minorUnits } from "../../store/amounts.ts";
import { toIso, toSeconds } from "../../store/instants.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { idOf } from "../gid.ts";
import { attempt, type Outcome } from "./refusals.ts";
import { dispositionOf } from "./reverse-mutations.ts";

const shown = ({ done, userErrors }: Outcome<Returned>) => ({
  return: done && { order: done.order, record: done.record },
  userErrors,
});

/** Fees and exchanges are not played: what names them is refused rather than taken and forgotten. */
function refuse(input: Args, names: readonly string[], where: string): void {
  for (const name of names) {
    const value = input[name];
    if (value == null || (Array.isArray(value) && value.length === 0)) continue;
    throw notImplemented(`${where}.${name}`);
  }
}

function make(input: Args, isRequest: boolean, call: Call) {
  const where = isRequest ? "ReturnRequestInput" : "ReturnInput";
  refuse(input, ["exchangeLineItems", "returnShippingFee"], where);
  const requestedAt = input["requestedAt"] as string | null | undefined;
  return shown(
    attempt(() =>
      makeReturn(call.platform, call.tenant.domain, {
        orderId: idOf(input["orderId"] as string),
        isRequest,
        ...(requestedAt ? { requestedAt: toIso(toSeconds(requestedAt)) } : {}),
        lines: (input["returnLineItems"] as Args[]).map((line) => {
          refuse(line, ["restockingFee"], "ReturnLineItemInput");
          const reason = line["returnReason"] as string | null | undefined;
          const definition = line["returnReasonDefinitionId"] as string | null | undefined;
          return {
            fulfillmentLineId: idOf(line["fulfillmentLineItemId"] as string),
            quantity: line["quantity"] as number,
            reasonId: definition ? idOf(definition) : reason ? reasonOf(reason).id : null,
            note: line["returnReasonNote"] as string | null | undefined,
            customerNote: line["customerNote"] as string | null | undefined,
          };
        }),
      }),
    ),
  );
}

interface RefundTransfer {
  issueRefund?: { orderTransactions: { transactionAmount: { amount: string } }[] } | null;
}

function refundIn(input: Args, call: Call) {
  const transfer = input["financialTransfer"] as RefundTransfer | null | undefined;
  if (!transfer?.issueRefund) return null;
  const minor = (amount: unknown) => minorUnits(String(amount), call.currency) ?? 0;
  const shipping = input["refundShipping"] as
    { fullRefund?: boolean; shippingRefundAmount?: { amount: string } } | null | undefined;
  if (shipping?.fullRefund) throw notImplemented("RefundShippingInput.fullRefund");
  return {
    amount: transfer.issueRefund.orderTransactions.reduce(
      (sum, { transactionAmount }) => sum + minor(transactionAmount.amount),
      0,
    ),
    shipping: shipping?.shippingRefundAmount ? minor(shipping.shippingRefundAmount.amount) : 0,
    note: (input["note"] as string | null | undefined) ?? null,
  };
}

function process(args: Args, call: Call) {
  const input = args["input"] as Args;
  refuse(input, ["exchangeLineItems", "refundDuties", "tipLineId"], "ReturnProcessInput");
  const lines = ((input["returnLineItems"] ?? []) as Args[]).map((line) => ({
    id: idOf(line["id"] as string),
    quantity: line["quantity"] as number,
    dispositions: ((line["dispositions"] ?? []) as Args[]).map(dispositionOf),
  }));
  return shown(
    attempt(() =>
      processReturn(call.platform, call.tenant.domain, {
        returnId: idOf(input["returnId"] as string),
        lines,
        refund: refundIn(input, call),
      }),
    ),
  );
}

function decline(args: Args, call: Call) {
  const input = args["input"] as Args;
  return shown(
    attempt(() =>
      declineReturn(
        call.platform,
        call.tenant.domain,
        idOf(input["id"] as string),
        input["declineReason"] as string,
        (input["declineNote"] as string | null | undefined) ?? null,
      ),
    ),
  );
}

function remove(args: Args, call: Call) {
  refuse(args, ["exchangeLineItems"], "removeFromReturn");
  const lines = (args["returnLineItems"] ?? []) as { returnLineItemId: string; quantity: number }[];
  return shown(
    attempt(() =>
      removeFromReturn(
        call.platform,
        call.tenant.domain,
        idOf(args["returnId"] as string),
        lines.map(({ returnLineItemId, quantity }) => ({
          returnLineId: idOf(returnLineItemId),
          quantity,
        })),
      ),
    ),
  );
}

const one =
  (act: typeof closeReturn) =>
  (_source: unknown, args: Args, call: Call): unknown =>
    shown(attempt(() => act(call.platform, call.tenant.domain, idOf(args["id"] as string))));

const payload = "return userErrors";

export const returnMutations: Domain = {
  types: {
    Mutation: {
      returnCreate: (_source: unknown, args, call) =>
        make(args["returnInput"] as Args, false, call),
      returnRequest: (_source: unknown, args, call) => make(args["input"] as Args, true, call),
      returnApproveRequest: (_source: unknown, args, call) =>
        one(approveReturn)(null, args["input"] as Args, call),
      returnDeclineRequest: (_source: unknown, args, call) => decline(args, call),
      returnClose: one(closeReturn),
      returnReopen: one(reopenReturn),
      returnCancel: one(cancelReturn),
      returnProcess: (_source: unknown, args, call) => process(args, call),
      removeFromReturn: (_source: unknown, args, call) => remove(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    ReturnCreatePayload: payload,
    ReturnRequestPayload: payload,
    ReturnApproveRequestPayload: payload,
    ReturnDeclineRequestPayload: payload,
    ReturnClosePayload: payload,
    ReturnReopenPayload: payload,
    ReturnCancelPayload: payload,
    ReturnProcessPayload: payload,
    RemoveFromReturnPayload: payload,
    ReturnUserError: "field message code",
  },
};
