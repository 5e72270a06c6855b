/** The shop's night, on its own wall clock: nobody shops then, and the clocks are set within it without harm. */
export const NIGHT_BEGINS = 60;
export const NIGHT_MINUTES = 240;

/** 2³², and that divided by the golden ratio: shops that follow each other come to lie far apart. */
const SPAN = 4_294_967_296;
const SPREAD = 2_654_435_769;

/** The most of all shops that begin in one minute, those of a night without a worker included. */
export const MOST_NIGHTS = 0.01;
export const MOST_HOURS = 0.03;
/** A handful may always begin. */
export const FEW = 10;

/** A shop's place in a span of so many minutes: the same in every span. */
export function minuteOf(shopId: number, minutes: number): number {
  return Math.floor(((Math.imul(shopId, SPREAD) >>> 0) / SPAN) * minutes);
}

/** The same in SQL, of the column shop_id. */
export const minuteInSql = (minutes: number): string =>
  `(s.shop_id::bigint * ${SPREAD} % ${SPAN} * ${minutes} / ${SPAN})::int`;
