import { deleteAll } from "../../marketing/deletion.ts";
import { engage } from "../../marketing/engage.ts";
import {
  missing,
  nameWhatToDelete,
  nameWhatToForget,
  unknownChannel,
  type Refusal,
} from "../../marketing/refusals.ts";
import {
  createActivity,
  updateActivity,
  upsertActivity,
  type Written,
} from "../../marketing/write.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";

const text = (value: unknown) => (value as string | null | undefined) ?? null;
const number = (value: unknown) => (value == null ? null : idOf(value as string));

const answer = (written: Written) =>
  "refusal" in written
    ? { marketingActivity: null, userErrors: [written.refusal] }
    : { marketingActivity: written.activity, userErrors: [] };

function update(args: Args, call: Call) {
  const names = {
    id: number(args["marketingActivityId"]),
    remoteId: text(args["remoteId"]),
    utm: args["utm"],
  };
  return answer(updateActivity(call.store, names, args["input"] as Args, call.now));
}

function remove(args: Args, call: Call) {
  const { marketing } = call.store;
  const [id, remoteId] = [number(args["marketingActivityId"]), text(args["remoteId"])];
  const refused = (refusal: Refusal) => ({
    deletedMarketingActivityId: null,
    userErrors: [refusal],
  });
  if (id === null && remoteId === null) return refused(nameWhatToDelete);
  const found = id === null ? marketing.byRemoteId(remoteId!) : marketing.get(id);
  if (!found || (remoteId !== null && found.remoteId !== remoteId)) return refused(missing);
  marketing.remove(found.id);
  return { deletedMarketingActivityId: gid("MarketingActivity", found.id), userErrors: [] };
}

function createEngagement(args: Args, call: Call) {
  const names = {
    activityId: number(args["marketingActivityId"]),
    remoteId: text(args["remoteId"]),
    channelHandle: text(args["channelHandle"]),
  };
  const done = engage(call.store, names, args["marketingEngagement"] as Args);
  return "refusal" in done
    ? { marketingEngagement: null, userErrors: [done.refusal] }
    : { marketingEngagement: done.engagement, userErrors: [] };
}

/** Engagements of channels: there are none, because no channel's handle is known. */
function deleteEngagements(args: Args) {
  const handle = text(args["channelHandle"]);
  if (handle !== null) return { result: null, userErrors: [unknownChannel("channelHandle")] };
  return args["deleteEngagementsForAllChannels"] === true
    ? { result: "Engagement data marked for deletion for 0 channel(s)", userErrors: [] }
    : { result: null, userErrors: [nameWhatToForget] };
}

const activityPayload = "marketingActivity userErrors";

export const marketingMutations: Domain = {
  types: {
    Mutation: {
      marketingActivityCreateExternal: (_source: unknown, args, call) =>
        answer(createActivity(call.store, args["input"] as Args, call.now)),
      marketingActivityUpdateExternal: (_source: unknown, args, call) => update(args, call),
      marketingActivityUpsertExternal: (_source: unknown, args, call) =>
        answer(upsertActivity(call.store, args["input"] as Args, call.now)),
      marketingActivityDeleteExternal: (_source: unknown, args, call) => remove(args, call),
      marketingActivitiesDeleteAllExternal: (_source: unknown, _args, call) => ({
        job: { id: gid("Job", deleteAll(call.store, call.now)), done: false },
        userErrors: [],
      }),
      marketingEngagementCreate: (_source: unknown, args, call) => createEngagement(args, call),
      marketingEngagementsDelete: (_source: unknown, args) => deleteEngagements(args),
    } satisfies Fields<unknown>,
  },
  plain: {
    MarketingActivityCreateExternalPayload: activityPayload,
    MarketingActivityUpdateExternalPayload: activityPayload,
    MarketingActivityUpsertExternalPayload: activityPayload,
    MarketingActivityDeleteExternalPayload: "deletedMarketingActivityId userErrors",
    MarketingActivitiesDeleteAllExternalPayload: "job userErrors",
    MarketingEngagementCreatePayload: "marketingEngagement userErrors",
    MarketingEngagementsDeletePayload: "result userErrors",
    MarketingActivityUserError: "field message code",
  },
};
