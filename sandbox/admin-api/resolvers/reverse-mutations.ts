import { dispose, type NewDisposition } from "../../returns/process.ts";
import {
  createReverseDelivery,
  updateReverseDelivery,
  type Shipping,
} from "../../returns/reverse-deliveries.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { idOf } from "../gid.ts";
import { attempt } from "./refusals.ts";

export function dispositionOf(given: Args): NewDisposition {
  const location = given["locationId"] as string | null | undefined;
  return {
    reverseLineId: idOf(given["reverseFulfillmentOrderLineItemId"] as string),
    type: given["dispositionType"] as string,
    quantity: given["quantity"] as number,
    locationId: location ? idOf(location) : null,
  };
}

function put(args: Args, call: Call) {
  const { done, userErrors } = attempt(() =>
    dispose(
      call.platform,
      call.tenant.domain,
      (args["dispositionInputs"] as Args[]).map(dispositionOf),
    ),
  );
  const reverseFulfillmentOrderLineItems =
    done?.lines.map((line) => ({ order: done.order, returned: done.record, record: line })) ?? null;
  return { reverseFulfillmentOrderLineItems, userErrors };
}

type TrackingInput = { number?: string | null; url?: string | null } | null | undefined;

function shippingOf(args: Args): Partial<Shipping> {
  const tracking = args["trackingInput"] as TrackingInput;
  const label = args["labelInput"] as { fileUrl: string } | null | undefined;
  return {
    ...(tracking
      ? {
          tracking: {
            number: tracking.number ?? null,
            url: tracking.url ? String(tracking.url) : null,
          },
        }
      : {}),
    ...(label ? { labelUrl: String(label.fileUrl) } : {}),
  };
}

function send(args: Args, call: Call) {
  const lines = args["reverseDeliveryLineItems"] as {
    reverseFulfillmentOrderLineItemId: string;
    quantity: number;
  }[];
  return shown(() =>
    createReverseDelivery(
      call.platform,
      call.tenant.domain,
      idOf(args["reverseFulfillmentOrderId"] as string),
      lines.map((line) => ({
        reverseLineId: idOf(line.reverseFulfillmentOrderLineItemId),
        quantity: line.quantity,
      })),
      { tracking: null, labelUrl: null, ...shippingOf(args) },
    ),
  );
}

function shown(work: () => ReturnType<typeof createReverseDelivery>) {
  const { done, userErrors } = attempt(work);
  const reverseDelivery = done && {
    order: done.order,
    returned: done.record,
    record: done.delivery,
  };
  return { reverseDelivery, userErrors };
}

export const reverseMutations: Domain = {
  types: {
    Mutation: {
      reverseFulfillmentOrderDispose: (_source: unknown, args, call) => put(args, call),
      reverseDeliveryCreateWithShipping: (_source: unknown, args, call) => send(args, call),
      reverseDeliveryShippingUpdate: (_source: unknown, args, call) =>
        shown(() =>
          updateReverseDelivery(
            call.platform,
            call.tenant.domain,
            idOf(args["reverseDeliveryId"] as string),
            shippingOf(args),
          ),
        ),
    } satisfies Fields<unknown>,
  },
  plain: {
    ReverseFulfillmentOrderDisposePayload: "reverseFulfillmentOrderLineItems userErrors",
    ReverseDeliveryCreateWithShippingPayload: "reverseDelivery userErrors",
    ReverseDeliveryShippingUpdatePayload: "reverseDelivery userErrors",
  },
};
