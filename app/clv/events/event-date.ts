/** How a merchant's dates come back: never, on the date, or on the weekday of the month (the second Sunday of May). */
export const repetitions = ["date", "weekday", "once"] as const;
export type Repetition = (typeof repetitions)[number];

/** Days on which a shop expects other than usual, as the merchant entered them. */
export interface EventDate {
  name: string;
  /** YYYY-MM-DD, both in it; of what comes back the days of one year */
  from: string;
  to: string;
  repeats: Repetition;
}

export const MOST_DATES = 20;
export const MOST_DAYS = 14;
export const LONGEST_NAME = 60;
