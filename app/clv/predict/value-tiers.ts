/** Customers by what they are expected to bring in twelve months; none = nothing is predicted for them. */
export const valueTiers = ["top", "middle", "rest", "none"] as const;
export type ValueTier = (typeof valueTiers)[number];

/** Where tiers begin, in minor units of twelve months. */
export interface TierBounds {
  topFrom: number;
  middleFrom: number;
}

/** Shares of all predicted customers that are above a bound. */
export const TOP_SHARE = 0.2;
export const MIDDLE_SHARE = 0.5;
