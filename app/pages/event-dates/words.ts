import {
  LONGEST_NAME,
  MOST_DATES,
  MOST_DAYS,
  type Repetition,
} from "../../clv/events/event-date.ts";

export const page = {
  which: "Days when customers order more, or less",
  help: "Founder's day, Singles' Day, Mother's Day, a fair: the forecast finds out from your orders what they do. Black Friday and your own flash sales are known by themselves.",
};

export const form = {
  name: "Name",
  from: "First day",
  to: "Last day",
  toHelp: "Empty for one day.",
  repeats: "Comes back",
  newDate: "Another date",
  nameOf: (date: string) => `Name of ${date}`,
  fromOf: (date: string) => `First day of ${date}`,
  toOf: (date: string) => `Last day of ${date}`,
  repeatsOf: (date: string) => `How ${date} comes back`,
  add: "Add another date",
  remove: "Remove",
  removeThe: (date: string) => `Remove ${date}`,
  howItCounts:
    "Dates count from the next night on. What a date does is learnt from the times it came before: one that has not come yet is without effect until it was seen once, and before two years of orders only a strong effect is counted with. For something that comes back on changing days, add each time under the same name.",
  repetitions: {
    date: "Every year on this date",
    weekday: "Every year on this weekday of the month",
    once: "Only then",
  } satisfies Record<Repetition, string>,
  meetsBlackFriday:
    "Meets the days around Black Friday, which are known by themselves: the two share what your orders show.",
};

export const formProblems = {
  noName: "Enter a name",
  longName: `At most ${LONGEST_NAME} letters`,
  ownName: "This name is in use by the app, choose another",
  twice: "This name is on the list already; only dates that do not come back may share a name",
  day: "Enter a day from 2000 to 2069",
  backwards: "The last day comes before the first",
  long: `At most ${MOST_DAYS} days`,
  repeats: "Choose how it comes back",
  tooMany: `At most ${MOST_DATES} dates`,
};
