import { createEvent } from "../../fulfillment/events.ts";
import {
  cancelFulfillment,
  createFulfillment,
  updateTracking,
  type Parcel,
} from "../../fulfillment/fulfill.ts";
import type { FulfillmentRecord, TrackingRecord } from "../../store/fulfillment-records.ts";
import type { OrderRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { idOf } from "../gid.ts";
import { toIso, toSeconds } from "../../store/instants.ts";
import { attempt, requireManaging, type Outcome } from "./refusals.ts";

interface TrackingInput {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
}

const trackingOf = (given: TrackingInput | null | undefined): TrackingRecord => ({
  company: given?.company ?? null,
  numbers: given?.numbers ?? (given?.number ? [given.number] : []),
  urls: (given?.urls ?? (given?.url ? [given.url] : [])).map(String),
});

interface FulfillmentInput {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems?: LineInput[] | null;
  }[];
  trackingInfo?: TrackingInput | null;
  originAddress?: FulfillmentRecord["originAddress"];
}
export interface LineInput {
  id: string;
  quantity: number;
}

export const linesOf = (given: LineInput[] | null | undefined) =>
  given?.map(({ id, quantity }) => ({ id: idOf(id), quantity }));

const shown = (outcome: Outcome<{ order: OrderRecord; fulfillment: FulfillmentRecord }>) => ({
  fulfillment: outcome.done && { order: outcome.done.order, record: outcome.done.fulfillment },
  userErrors: outcome.userErrors,
});

function create(args: Args, call: Call) {
  requireManaging(call, "fulfillmentCreate");
  const input = args["fulfillment"] as unknown as FulfillmentInput;
  const parcel: Parcel = {
    from: input.lineItemsByFulfillmentOrder.map((group) => ({
      fulfillmentOrderId: idOf(group.fulfillmentOrderId),
      // an empty list means all of it, as none does
      ...(group.fulfillmentOrderLineItems?.length
        ? { lines: linesOf(group.fulfillmentOrderLineItems) }
        : {}),
    })),
    tracking: trackingOf(input.trackingInfo),
    originAddress: input.originAddress ?? null,
  };
  return shown(attempt(() => createFulfillment(call.platform, call.tenant.domain, parcel)));
}

function cancel(args: Args, call: Call) {
  requireManaging(call, "fulfillmentCancel");
  const id = idOf(args["id"] as string);
  return shown(attempt(() => cancelFulfillment(call.platform, call.tenant.domain, id)));
}

function updateInfo(args: Args, call: Call) {
  requireManaging(call, "fulfillmentTrackingInfoUpdate");
  const id = idOf(args["fulfillmentId"] as string);
  const tracking = trackingOf(args["trackingInfoInput"] as TrackingInput);
  return shown(attempt(() => updateTracking(call.platform, call.tenant.domain, id, tracking)));
}

const instant = (given: unknown): string | undefined =>
  given == null ? undefined : toIso(toSeconds(String(given)));

function note(args: Args, call: Call) {
  const input = args["fulfillmentEvent"] as Args;
  const { address1, city, province, country, zip, latitude, longitude } = input;
  const place = { address1, city, province, country, zip, latitude, longitude } as NonNullable<
    Parameters<typeof createEvent>[2]["place"]
  >;
  const outcome = attempt(() =>
    createEvent(call.platform, call.tenant.domain, {
      fulfillmentId: idOf(input["fulfillmentId"] as string),
      status: input["status"] as string,
      message: input["message"] as string | null | undefined,
      happenedAt: instant(input["happenedAt"]),
      estimatedDeliveryAt: instant(input["estimatedDeliveryAt"]) ?? null,
      ...(Object.values(place).some((part) => part != null) ? { place } : {}),
    }),
  );
  return { fulfillmentEvent: outcome.done?.event ?? null, userErrors: outcome.userErrors };
}

export const fulfillmentMutations: Domain = {
  types: {
    Mutation: {
      fulfillmentCreate: (_source: unknown, args, call) => create(args, call),
      fulfillmentCreateV2: (_source: unknown, args, call) => create(args, call),
      fulfillmentCancel: (_source: unknown, args, call) => cancel(args, call),
      fulfillmentTrackingInfoUpdate: (_source: unknown, args, call) => updateInfo(args, call),
      fulfillmentTrackingInfoUpdateV2: (_source: unknown, args, call) => updateInfo(args, call),
      fulfillmentEventCreate: (_source: unknown, args, call) => note(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    FulfillmentCreatePayload: "fulfillment userErrors",
    FulfillmentCreateV2Payload: "fulfillment userErrors",
    FulfillmentCancelPayload: "fulfillment userErrors",
    FulfillmentTrackingInfoUpdatePayload: "fulfillment userErrors",
    FulfillmentTrackingInfoUpdateV2Payload: "fulfillment userErrors",
    FulfillmentEventCreatePayload: "fulfillmentEvent userErrors",
    UserError: "field message",
  },
};
