import { formatNumber, formatPercent } from "../../figures/format.ts";
import { FLASH_SALES } from "./candidates.ts";
import type { KnownEvent } from "./known-events.ts";

const ownNames: Readonly<Record<string, string>> = {
  "before-black-friday": "The days before Black Friday",
  "black-friday-to-cyber-monday": "Black Friday to Cyber Monday",
  "after-cyber-monday": "The days after Cyber Monday",
  [FLASH_SALES]: "Your flash sales",
};

/** Whether the app itself has a name for an event. */
export const isOwnName = (name: string): boolean => Object.hasOwn(ownNames, name);

const nameOf = (name: string) => (isOwnName(name) ? ownNames[name] : undefined) ?? name;
const isBlackFriday = (name: string) => isOwnName(name) && name !== FLASH_SALES;

/** From here on a change is said in times. */
const MANY_TIMES = 3;

function changeWords(times: number): string {
  if (times >= MANY_TIMES) return `${formatNumber(times, 1)} times`;
  const change = formatPercent(Math.abs(times - 1), 0);
  return times >= 1 ? `+${change}` : `−${change}`;
}

const seenWords = (seen: number) => (seen === 1 ? "seen once" : `seen ${seen} times`);

/** "4.1 times the orders of other days (3.4 times to 5 times)" */
function effectWords({ mean, low, high }: NonNullable<KnownEvent["times"]>): string {
  const orders = mean >= MANY_TIMES ? "the orders of other days" : "orders a day";
  return `${changeWords(mean)} ${orders} (${changeWords(low)} to ${changeWords(high)})`;
}

const inWords = ({ name, seen, times }: KnownEvent): string =>
  `${nameOf(name)}: ${effectWords(times!)}, ${seenWords(seen)}`;

/** Which known dates a forecast counts with, and which it leaves out and why. */
export function eventsInWords(events: readonly KnownEvent[]): string[] {
  const inside = events.filter(({ times }) => times !== null);
  const outside = events.filter(({ name, times }) => times === null && !isBlackFriday(name));
  const unseen = outside.filter(({ seen }) => seen === 0);
  const useless = outside.filter(({ seen }) => seen > 0);
  return [
    ...(inside.length > 0 ? [`Known and in it. ${inside.map(inWords).join("; ")}.`] : []),
    ...(useless.length > 0
      ? [
          `Without effect on customers of today: ${named(useless)}. Before two years of orders only a strong effect is counted with; after that years left out must be foretold better with known dates.`,
        ]
      : []),
    ...(unseen.length > 0
      ? [`Not in your history yet, so without effect until seen once: ${named(unseen)}.`]
      : []),
  ];
}

const named = (events: readonly KnownEvent[]) => events.map(({ name }) => nameOf(name)).join(", ");

/** What the last night found of one event; null where it knew none of that name. */
export function eventInWords(event: KnownEvent | undefined): string {
  if (event === undefined) return "Counted with from the next night on.";
  if (event.seen === 0) return "Not in your history yet: without effect until seen once.";
  const seen = event.seen === 1 ? "Seen once" : `Seen ${event.seen} times`;
  return event.times === null
    ? `${seen}; not used in your forecast.`
    : `${seen}: ${effectWords(event.times)}.`;
}
