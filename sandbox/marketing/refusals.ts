import type { MarketingActivityRecord, ToldAmount, Utm } from "../store/marketing.ts";

/** What Shopify says no with. */
export interface Refusal {
  field: string[] | null;
  message: string;
  code: string | null;
}
const onInput = (message: string, code: string | null): Refusal => ({
  field: ["input"],
  message,
  code,
});
const onNothing = (message: string, code: string): Refusal => ({ field: null, message, code });

export const unknownChannel = (field: string): Refusal => ({
  field: [field],
  message:
    "The channel handle is not recognized. Please contact your partner manager for more information.",
  code: "INVALID_CHANNEL_HANDLE",
});
export const currencies = onInput(
  "Currency code is not matching between budget and ad spend",
  null,
);
export const unattributed = onInput(
  "Non-hierarchical marketing activities must have UTM parameters or a URL parameter value.",
  "NON_HIERARCHIAL_REQUIRES_UTM_URL_PARAMETER",
);
export const needsChannel = (level: string): Refusal =>
  onInput(
    `Validation failed: Channel handle is needed when hierarchyLevel is set to '${level.toLowerCase()}'`,
    null,
  );
export const unknownParent = onInput(
  "Remote ID does not correspond to an activity.",
  "INVALID_REMOTE_ID",
);
export const toStorefront = onInput(
  "You can not update an activity tactic to STOREFRONT_APP. This type of tactic can only be specified when creating a new activity.",
  "CANNOT_UPDATE_TACTIC_TO_STOREFRONT_APP",
);
export const fromStorefront = onInput(
  "You can not update an activity tactic from STOREFRONT_APP.",
  "CANNOT_UPDATE_TACTIC_IF_ORIGINALLY_STOREFRONT_APP",
);
export const immutable = (what: string, code: string): Refusal =>
  onInput(`${what} cannot be modified.`, code);

export const missing = onNothing(
  "Marketing activity does not exist.",
  "MARKETING_ACTIVITY_DOES_NOT_EXIST",
);
export const nameIt = onNothing(
  "Either the marketing activity ID, remote ID, or UTM must be provided.",
  "INVALID_MARKETING_ACTIVITY_EXTERNAL_ARGUMENTS",
);
export const nameWhatToDelete = onNothing(
  "Either the marketing activity ID or remote ID must be provided for the activity to be deleted.",
  "INVALID_DELETE_ACTIVITY_EXTERNAL_ARGUMENTS",
);
export const beingDeleted = onNothing(
  "Cannot perform this operation because a job to delete all external activities has been enqueued, which happens either from calling the marketingActivitiesDeleteAllExternal mutation or as a result of an app uninstall. Please either check the status of the job returned by the mutation or try again later.",
  "DELETE_JOB_ENQUEUED",
);

const levels =
  "For activity level engagement, either the marketing activity ID or remote ID must be provided. For channel level engagement, the channel handle must be provided.";
export const tooManyNames = onNothing(levels, "INVALID_MARKETING_ENGAGEMENT_ARGUMENTS");
export const noName = onNothing(
  `No identifier found. ${levels}`,
  "INVALID_MARKETING_ENGAGEMENT_ARGUMENT_MISSING",
);
export const nameWhatToForget = onNothing(
  "Either the channel_handle or delete_engagements_for_all_channels must be provided when deleting a marketing engagement.",
  "INVALID_DELETE_ENGAGEMENTS_ARGUMENTS",
);
export const mixedCurrencies: Refusal = {
  field: ["marketingEngagement"],
  message: "Currency codes in the marketing engagement input do not match.",
  code: "CURRENCY_CODE_MISMATCH_INPUT",
};
export const otherCurrency: Refusal = {
  field: ["marketingEngagement"],
  message:
    "Marketing activity currency code does not match the currency code in the marketing engagement input.",
  code: "MARKETING_ACTIVITY_CURRENCY_CODE_MISMATCH",
};

interface Attribution {
  remoteId: string | null;
  utm: Utm | null;
  urlParameter: string | null;
}

/** What of a new activity another one has already. An upsert says the last of it twice, as Shopify's does. */
export function taken(
  { remoteId, utm, urlParameter }: Attribution,
  others: readonly MarketingActivityRecord[],
  isUpsert: boolean,
): Refusal | null {
  const has = (test: (other: MarketingActivityRecord) => boolean) => others.some(test);
  const parameter = "Url parameter value has already been taken";
  const words = [
    ...(remoteId !== null && has((one) => one.remoteId === remoteId)
      ? ["Remote ID has already been taken"]
      : []),
    ...(utm !== null && has((one) => isSameUtm(one.utm, utm))
      ? ["Utm campaign has already been taken"]
      : []),
    ...(urlParameter !== null && has((one) => one.urlParameter === urlParameter)
      ? isUpsert
        ? [parameter, parameter]
        : [parameter]
      : []),
  ];
  return words.length === 0 ? null : onInput(`Validation failed: ${words.join(", ")}`, null);
}

export const isSameUtm = (a: Utm | null, b: Utm | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.campaign === b.campaign &&
    a.source === b.source &&
    a.medium === b.medium);

/** Whether budget and spend are of two currencies. */
export const isMixed = (
  budget: { total: ToldAmount } | null,
  adSpend: ToldAmount | null,
): boolean =>
  budget !== null && adSpend !== null && budget.total.currencyCode !== adSpend.currencyCode;
