import type { ArmName } from "../../experiments/holdout.ts";
import { countOf, formatNumber, formatPercent } from "../../figures/format.ts";

export const noSuchOffer = "There is no such offer.";

/** How alike the two sides began; null where nothing was predicted. */
export function expectedWords({ treated, holdout }: Record<ArmName, number | null>): string | null {
  return treated === null || holdout === null
    ? null
    : `When they were drawn, ${formatPercent(treated)} of customers with a code and ${formatPercent(holdout)} of those held out were expected to order within 90 days.`;
}

/** Who got another offer as well; null when nobody did. */
export function elsewhereWords({ treated, holdout }: Record<ArmName, number>): string | null {
  return treated + holdout === 0
    ? null
    : `${countOf(treated + holdout, "customer")} also had a code of another offer in this time, ${formatNumber(treated)} with a code of this one and ${formatNumber(holdout)} held out: what they did may be owed to either.`;
}
