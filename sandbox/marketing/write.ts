import type { OpenShop } from "../store/shop-store.ts";
import type { MarketingActivityRecord } from "../store/marketing.ts";
import { deletionJob } from "./deletion.ts";
import { toldOf, utmOf, type ToldActivity } from "./reading.ts";
import {
  beingDeleted,
  currencies,
  fromStorefront,
  immutable,
  isMixed,
  isSameUtm,
  missing,
  nameIt,
  needsChannel,
  taken,
  toStorefront,
  unattributed,
  unknownChannel,
  unknownParent,
  type Refusal,
} from "./refusals.ts";

type Input = Record<string, unknown>;
export type Written = { activity: MarketingActivityRecord } | { refusal: Refusal };

const textOf = (value: unknown) => (value as string | null | undefined) ?? null;
const hasEnded = (status: string) => status === "INACTIVE" || status === "DELETED_EXTERNALLY";

/** A new external activity, or why there is none. */
export function createActivity(store: OpenShop, input: Input, now: string): Written {
  if (deletionJob(store, now) !== null) return { refusal: beingDeleted };
  return add(store, input, now, false);
}

function add(store: OpenShop, input: Input, now: string, isUpsert: boolean): Written {
  const told = toldOf(input);
  const attribution = {
    remoteId: textOf(input["remoteId"]),
    utm: utmOf(input["utm"]),
    urlParameter: textOf(input["urlParameterValue"]),
  };
  const refusal =
    misplaced(store, input) ??
    (isMixed(told.budget ?? null, told.adSpend ?? null) ? currencies : null) ??
    (attribution.utm === null && attribution.urlParameter === null ? unattributed : null) ??
    taken(attribution, store.marketing.all(), isUpsert);
  if (refusal) return { refusal };
  const ids = {
    id: store.nextId("marketingActivity"),
    eventId: store.nextId("marketingEvent"),
    createdAt: now,
  };
  return written(store, { ...fresh(told, now), ...attribution, ...ids });
}

/** No channel's handle is known here, so there are no campaigns with ads below them either. */
function misplaced(store: OpenShop, input: Input): Refusal | null {
  if (input["channelHandle"] != null) return unknownChannel("input");
  if (input["hierarchyLevel"] != null) return needsChannel(input["hierarchyLevel"] as string);
  const { parentRemoteId, parentActivityId } = input;
  if (parentRemoteId == null && parentActivityId == null) return null;
  const isKnown =
    parentRemoteId != null && store.marketing.byRemoteId(parentRemoteId as string) !== null;
  return isKnown ? needsChannel("ad") : unknownParent;
}

/** An activity as far as the input says it; the rest is empty. */
function fresh(
  told: ToldActivity,
  now: string,
): Omit<MarketingActivityRecord, "id" | "eventId" | "remoteId" | "utm" | "urlParameter"> {
  const status = told.status ?? "UNDEFINED";
  const { endedAt = null, ...rest } = told;
  return {
    ...{ previewUrl: null, referringDomain: null, budget: null, adSpend: null },
    ...{ scheduledStart: null, scheduledEnd: null, startedAt: now },
    ...(rest as Pick<MarketingActivityRecord, "title" | "tactic" | "channelType" | "remoteUrl">),
    status,
    endedAt: endedAt ?? (hasEnded(status) ? now : null),
    ...{ createdAt: now, updatedAt: now, statusSince: now },
  };
}

/** Changes what the input names of the activity that all of the given names mean. */
export function updateActivity(
  store: OpenShop,
  names: { id: number | null; remoteId: string | null; utm: unknown },
  input: Input,
  now: string,
): Written {
  if (deletionJob(store, now) !== null) return { refusal: beingDeleted };
  const utm = utmOf(names.utm);
  if (names.id === null && names.remoteId === null && utm === null) return { refusal: nameIt };
  const found = store.marketing
    .all()
    .find(
      (one) =>
        (names.id === null || one.id === names.id) &&
        (names.remoteId === null || one.remoteId === names.remoteId) &&
        (utm === null || isSameUtm(one.utm, utm)),
    );
  if (!found) return { refusal: missing };
  const told = toldOf(input);
  const changed = { ...found, ...told };
  const refusal =
    tacticRefusal(found, told) ?? (isMixed(changed.budget, changed.adSpend) ? currencies : null);
  if (refusal) return { refusal };
  const isOver = hasEnded(changed.status) && !hasEnded(found.status);
  return written(store, {
    ...changed,
    endedAt: changed.endedAt ?? (isOver ? now : null),
    statusSince: changed.status === found.status ? found.statusSince : now,
    updatedAt: now,
  });
}

function tacticRefusal(before: MarketingActivityRecord, { tactic }: ToldActivity): Refusal | null {
  if (tactic === undefined || tactic === before.tactic) return null;
  if (tactic === "STOREFRONT_APP") return toStorefront;
  return before.tactic === "STOREFRONT_APP" ? fromStorefront : null;
}

/** Writes the activity of that remote id wholly: what the input leaves out is taken away. */
export function upsertActivity(store: OpenShop, input: Input, now: string): Written {
  if (deletionJob(store, now) !== null) return { refusal: beingDeleted };
  const before = store.marketing.byRemoteId(input["remoteId"] as string);
  if (!before) return add(store, input, now, true);
  const told = toldOf(input);
  const refusal =
    fixedRefusal(store, before, input) ??
    tacticRefusal(before, told) ??
    (isMixed(told.budget ?? null, told.adSpend ?? null) ? currencies : null);
  if (refusal) return { refusal };
  const { id, eventId, remoteId, utm, urlParameter, createdAt, status, statusSince } = before;
  const anew = { ...fresh(told, now), id, eventId, remoteId, utm, urlParameter, createdAt };
  return written(store, {
    ...anew,
    statusSince: anew.status === status ? statusSince : anew.statusSince,
  });
}

function fixedRefusal(
  store: OpenShop,
  before: MarketingActivityRecord,
  input: Input,
): Refusal | null {
  if (input["channelHandle"] != null)
    return immutable("Channel handle", "IMMUTABLE_CHANNEL_HANDLE");
  if (textOf(input["urlParameterValue"]) !== before.urlParameter)
    return immutable("URL parameter value", "IMMUTABLE_URL_PARAMETER");
  if (!isSameUtm(utmOf(input["utm"]), before.utm))
    return immutable("UTM parameters", "IMMUTABLE_UTM_PARAMETERS");
  const parent = input["parentRemoteId"];
  if (parent != null) {
    return store.marketing.byRemoteId(parent as string)
      ? immutable("Parent activity", "IMMUTABLE_PARENT_ID")
      : unknownParent;
  }
  return input["hierarchyLevel"] == null
    ? null
    : immutable("Hierarchy level", "IMMUTABLE_HIERARCHY_LEVEL");
}

function written(store: OpenShop, activity: MarketingActivityRecord): Written {
  store.marketing.write(activity);
  return { activity };
}
