/**
 * Beyond these a number says nothing more than that it is large: an odd history makes ratios and waits of any size.
 */

/** Of any ratio; larger ones are said as "more than 10". */
export const RATIO_SHOWN = 10;
/** Days ahead; a longer wait is said as "more than 2 years", without a date. */
export const WAIT_DAYS = 730;
