import { holdWork, releaseHolds } from "../../fulfillment/holds.ts";
import { mergeWork } from "../../fulfillment/merge.ts";
import { moveWork } from "../../fulfillment/move.ts";
import {
  cancelWork,
  markAsOpen,
  reportProgress,
  setDeadline,
  type Changed,
} from "../../fulfillment/progress.ts";
import { findFulfillmentOrder } from "../../fulfillment/find.ts";
import { FulfillmentRefusal, UnknownFulfillmentOrder } from "../../fulfillment/refusal.ts";
import { splitWork } from "../../fulfillment/split.ts";
import type { Work } from "../../fulfillment/work.ts";
import type { FulfillmentOrderRecord } from "../../store/fulfillment-records.ts";
import { toIso, toSeconds } from "../../store/instants.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { idOf } from "../gid.ts";
import { linesOf, type LineInput } from "./fulfillment-mutations.ts";
import { attempt, requireManaging, type Outcome } from "./refusals.ts";

const shown = (work: Work | undefined, record: FulfillmentOrderRecord | null | undefined) =>
  work && record ? { order: work.order, record } : null;

const changed = ({ done, userErrors }: Outcome<Changed>) => ({
  fulfillmentOrder: shown(done?.work, done?.fulfillmentOrder),
  userErrors,
});

function hold(args: Args, call: Call) {
  const given = args["fulfillmentHold"] as Args;
  const { done, userErrors } = attempt(() =>
    holdWork(call.platform, call.tenant.domain, idOf(args["id"] as string), {
      reason: given["reason"] as string,
      reasonNotes: given["reasonNotes"] as string | null | undefined,
      handle: given["handle"] as string | null | undefined,
      lines: linesOf(given["fulfillmentOrderLineItems"] as LineInput[] | null | undefined),
    }),
  );
  const fulfillmentOrder = shown(done?.work, done?.fulfillmentOrder);
  return {
    fulfillmentHold: fulfillmentOrder && { work: fulfillmentOrder, hold: done!.hold },
    fulfillmentOrder,
    remainingFulfillmentOrder: shown(done?.work, done?.remaining),
    userErrors,
  };
}

function release(args: Args, call: Call) {
  const ids = args["holdIds"] as string[] | null | undefined;
  return changed(
    attempt(() =>
      releaseHolds(
        call.platform,
        call.tenant.domain,
        idOf(args["id"] as string),
        ids ? ids.map(idOf) : null,
      ),
    ),
  );
}

function move(args: Args, call: Call) {
  const { done, userErrors } = attempt(() =>
    moveWork(
      call.platform,
      call.tenant.domain,
      idOf(args["id"] as string),
      idOf(args["newLocationId"] as string),
      linesOf(args["fulfillmentOrderLineItems"] as LineInput[] | null | undefined) ?? null,
    ),
  );
  return {
    movedFulfillmentOrder: shown(done?.work, done?.moved),
    originalFulfillmentOrder: shown(done?.work, done?.original),
    remainingFulfillmentOrder: shown(done?.work, done?.remaining),
    userErrors,
  };
}

/** All of them or none. */
function together<T>(call: Call, work: () => T): Outcome<T> {
  return attempt(() => call.store.transaction(work));
}

function split(args: Args, call: Call) {
  const inputs = args["fulfillmentOrderSplits"] as unknown as {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems: LineInput[];
  }[];
  const { done, userErrors } = together(call, () =>
    inputs.map(({ fulfillmentOrderId, fulfillmentOrderLineItems }, at) =>
      splitWork(
        call.platform,
        call.tenant.domain,
        idOf(fulfillmentOrderId),
        linesOf(fulfillmentOrderLineItems)!,
        at,
      ),
    ),
  );
  const fulfillmentOrderSplits =
    done?.map(({ work, fulfillmentOrder, remaining }) => ({
      fulfillmentOrder: shown(work, fulfillmentOrder),
      remainingFulfillmentOrder: shown(work, remaining),
      replacementFulfillmentOrder: null,
    })) ?? null;
  return { fulfillmentOrderSplits, userErrors };
}

function merge(args: Args, call: Call) {
  const inputs = args["fulfillmentOrderMergeInputs"] as unknown as {
    mergeIntents: { fulfillmentOrderId: string; fulfillmentOrderLineItems?: LineInput[] | null }[];
  }[];
  const { done, userErrors } = together(call, () =>
    inputs.map(({ mergeIntents }, at) => {
      const intents = mergeIntents.map((intent) => ({
        fulfillmentOrderId: idOf(intent.fulfillmentOrderId),
        lines: linesOf(intent.fulfillmentOrderLineItems),
      }));
      return mergeWork(call.platform, call.tenant.domain, intents, at);
    }),
  );
  const fulfillmentOrderMerges =
    done?.map(({ work, fulfillmentOrder }) => ({
      fulfillmentOrder: shown(work, fulfillmentOrder),
    })) ?? null;
  return { fulfillmentOrderMerges, userErrors };
}

function report(args: Args, call: Call) {
  const notes = (args["progressReport"] as Args | null | undefined)?.["reasonNotes"];
  const id = idOf(args["id"] as string);
  return changed(
    attempt(() =>
      reportProgress(call.platform, call.tenant.domain, id, (notes ?? null) as string | null),
    ),
  );
}

function cancel(args: Args, call: Call) {
  const { done, userErrors } = attempt(() =>
    cancelWork(call.platform, call.tenant.domain, idOf(args["id"] as string)),
  );
  return {
    fulfillmentOrder: shown(done?.work, done?.fulfillmentOrder),
    replacementFulfillmentOrder: shown(done?.work, done?.replacement),
    userErrors,
  };
}

/** Nothing of the sandbox is scheduled: no subscriptions, no pre-orders. */
function reschedule(args: Args, call: Call) {
  return changed(
    attempt((): Changed => {
      const id = idOf(args["id"] as string);
      if (!findFulfillmentOrder(call.store, id)) throw new UnknownFulfillmentOrder(id);
      throw new FulfillmentRefusal("Fulfillment order must be scheduled.");
    }),
  );
}

function deadline(args: Args, call: Call) {
  const ids = (args["fulfillmentOrderIds"] as string[]).map(idOf);
  const at = toIso(toSeconds(String(args["fulfillmentDeadline"])));
  const { done, userErrors } = together(call, () => {
    setDeadline(call.platform, call.tenant.domain, ids, at);
    return true;
  });
  return { success: done ?? false, userErrors };
}

const acts = {
  fulfillmentOrderHold: hold,
  fulfillmentOrderReleaseHold: release,
  fulfillmentOrderMove: move,
  fulfillmentOrderSplit: split,
  fulfillmentOrderMerge: merge,
  fulfillmentOrderReportProgress: report,
  fulfillmentOrderOpen: (args: Args, call: Call) => {
    const id = idOf(args["id"] as string);
    return changed(attempt(() => markAsOpen(call.platform, call.tenant.domain, id)));
  },
  fulfillmentOrderCancel: cancel,
  fulfillmentOrderReschedule: reschedule,
  fulfillmentOrdersSetFulfillmentDeadline: deadline,
};

const Mutation: Fields<unknown> = Object.fromEntries(
  Object.entries(acts).map(([name, act]) => [
    name,
    (_source: unknown, args: Args, call: Call): unknown => {
      requireManaging(call, name);
      return act(args, call);
    },
  ]),
);

const work = "fulfillmentOrder userErrors";
const error = "field message code";

export const fulfillmentOrderMutations: Domain = {
  types: { Mutation },
  plain: {
    FulfillmentOrderHoldPayload: `fulfillmentHold remainingFulfillmentOrder ${work}`,
    FulfillmentOrderHoldUserError: error,
    FulfillmentOrderReleaseHoldPayload: work,
    FulfillmentOrderReleaseHoldUserError: error,
    FulfillmentOrderMovePayload:
      "movedFulfillmentOrder originalFulfillmentOrder remainingFulfillmentOrder userErrors",
    FulfillmentOrderMoveFulfillmentOrderMoveUserError: error,
    FulfillmentOrderSplitPayload: "fulfillmentOrderSplits userErrors",
    FulfillmentOrderSplitResult:
      "fulfillmentOrder remainingFulfillmentOrder replacementFulfillmentOrder",
    FulfillmentOrderSplitUserError: error,
    FulfillmentOrderMergePayload: "fulfillmentOrderMerges userErrors",
    FulfillmentOrderMergeResult: "fulfillmentOrder",
    FulfillmentOrderMergeUserError: error,
    FulfillmentOrderReportProgressPayload: work,
    FulfillmentOrderReportProgressUserError: error,
    FulfillmentOrderOpenPayload: work,
    FulfillmentOrderCancelPayload: `replacementFulfillmentOrder ${work}`,
    FulfillmentOrderCancelError: error,
    FulfillmentOrderReschedulePayload: work,
    FulfillmentOrderRescheduleUserError: error,
    FulfillmentOrdersSetFulfillmentDeadlinePayload: "success userErrors",
    FulfillmentOrdersSetFulfillmentDeadlineUserError: error,
  },
};
