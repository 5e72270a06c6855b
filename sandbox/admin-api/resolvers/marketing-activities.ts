import { sourceAndMedium, statusLabel } from "../../marketing/labels.ts";
import type { EngagementRecord, MarketingActivityRecord } from "../../store/marketing.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { activityRows, eventRows, type MarketingEvent as Event } from "../marketing-search.ts";

const MarketingActivity: Fields<MarketingActivityRecord> = {
  id: (activity) => gid("MarketingActivity", activity.id),
  title: (activity) => activity.title,
  tactic: (activity) => activity.tactic,
  status: (activity) => activity.status,
  statusLabel,
  statusTransitionedAt: (activity) => activity.statusSince,
  targetStatus: () => null,
  marketingChannel: (activity) => activity.channelType,
  marketingChannelType: (activity) => activity.channelType,
  sourceAndMedium,
  isExternal: () => true,
  inMainWorkflowVersion: () => false,
  hierarchyLevel: () => null,
  parentActivityId: () => null,
  parentRemoteId: () => null,
  formData: () => null,
  appErrors: () => null,
  adSpend: (activity) => activity.adSpend,
  budget: (activity) => activity.budget,
  utmParameters: (activity) => activity.utm && { ...activity.utm, content: null, term: null },
  urlParameterValue: (activity) => activity.urlParameter,
  createdAt: (activity) => activity.createdAt,
  updatedAt: (activity) => activity.updatedAt,
  app: (_activity, _args, call) => ({ call }),
  marketingEvent: (activity): Event => ({ of: activity }),
};

const MarketingEvent: Fields<Event> = {
  id: ({ of }) => gid("MarketingEvent", of.eventId),
  legacyResourceId: ({ of }) => of.eventId,
  type: ({ of }) => of.tactic,
  description: ({ of }) => of.title,
  remoteId: ({ of }) => of.remoteId,
  channel: ({ of }) => of.channelType,
  marketingChannelType: ({ of }) => of.channelType,
  channelHandle: () => null,
  sourceAndMedium: ({ of }) => sourceAndMedium(of),
  startedAt: ({ of }) => of.startedAt,
  endedAt: ({ of }) => of.endedAt,
  scheduledToEndAt: ({ of }) => of.scheduledEnd,
  manageUrl: ({ of }) => of.remoteUrl,
  previewUrl: ({ of }) => of.previewUrl,
  utmCampaign: ({ of }) => of.utm?.campaign ?? null,
  utmMedium: ({ of }) => of.utm?.medium ?? null,
  utmSource: ({ of }) => of.utm?.source ?? null,
  app: (_event, _args, call) => ({ call }),
};

const figures =
  "occurredOn utcOffset isCumulative impressionsCount viewsCount clicksCount uniqueClicksCount uniqueViewsCount " +
  "sharesCount favoritesCount commentsCount unsubscribesCount complaintsCount failsCount sendsCount sessionsCount " +
  "adSpend sales orders firstTimeCustomers returningCustomers primaryConversions allConversions";
const MarketingEngagement: Fields<EngagementRecord> = {
  ...Object.fromEntries(
    figures
      .split(" ")
      .map((name) => [name, (told: EngagementRecord) => told.figures[name] ?? null]),
  ),
  channelHandle: () => null,
  marketingActivity: (told, _args, call) => call.store.marketing.get(told.activityId),
};

export const marketingActivities: Domain = {
  types: {
    QueryRoot: {
      marketingActivity: (_source: unknown, args, call) =>
        call.store.marketing.get(idOf(args["id"] as string)),
      marketingActivities: (_source: unknown, args, call) => activityRows(args, call),
      marketingEvent: (_source: unknown, args, call) => {
        const activity = call.store.marketing.byEvent(idOf(args["id"] as string));
        return activity && { of: activity };
      },
      marketingEvents: (_source: unknown, args, call) => eventRows(args, call),
    } satisfies Fields<unknown>,
    MarketingActivity,
    MarketingEvent,
    MarketingEngagement,
  },
  plain: {
    UTMParameters: "campaign source medium content term",
    MarketingBudget: "budgetType total",
  },
};
