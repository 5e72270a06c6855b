import { RATIO_SHOWN, WAIT_DAYS } from "./beyond.ts";
import { formatNumber } from "./format.ts";
import type { HealthLine } from "./health-line.ts";

/** 1 → "1 customer", 1234 → "1,234 customers". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "Slipping away", "VIP or Slipping away", "VIP, New or Slipping away" */
export function eitherWords(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} or ${names.at(-1)!}`;
}

/** Whole days since: 0 → "today", 1 → "yesterday", 47 → "47 days ago"; the future: "in 3 days". */
export function formatRelativeDays(daysSince: number): string {
  if (daysSince === 0) return "today";
  if (daysSince === 1) return "yesterday";
  if (daysSince === -1) return "tomorrow";
  const days = `${formatNumber(Math.abs(daysSince))} days`;
  return daysSince > 0 ? `${days} ago` : `in ${days}`;
}

/** A ratio as far as it says something: 2.34 → "2.3 times", 41 → "more than 10 times". */
export function timesWords(ratio: number): string {
  return ratio > RATIO_SHOWN
    ? `more than ${formatNumber(RATIO_SHOWN)} times`
    : `${formatNumber(ratio, 1)} times`;
}

/** A wait as far as it can be foreseen: 47.3 → "47 days", 1,500 → "more than 2 years". */
export function waitWords(days: number): string {
  return days > WAIT_DAYS ? "more than 2 years" : formatDays(days);
}

/** 47.3 → "47 days", 1 → "1 day"; under ten days one decimal says more: 2.5 → "2.5 days". */
export function formatDays(days: number): string {
  const text = formatNumber(days, Math.abs(days) < 10 ? 1 : 0);
  return `${text} ${text === "1" ? "day" : "days"}`;
}

/** Seconds of waiting: 40 → "less than a minute", 200 → "about 3 minutes". */
export function formatWait(seconds: number): string {
  if (seconds < 60) return "less than a minute";
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${countOf(minutes, "minute")}`;
  return `about ${countOf(Math.round(minutes / 60), "hour")}`;
}

/** Around the ends of an interval, of which one may not be known. */
export const intervalWords = {
  between: (low: string, high: string) => `${low} to ${high}`,
  from: (low: string) => `from ${low}`,
  upTo: (high: string) => `up to ${high}`,
};

/** A figure as a sentence of its own: "Repeat rate (last 30 days): 25.4%, …" */
export const sentenceWords = {
  value: (label: string, period: string | undefined, value: string) =>
    period === undefined ? `${label}: ${value}` : `${label} (${period}): ${value}`,
  interval: (interval: string, confidence: number) =>
    `${interval} with ${Math.round(confidence * 100)}% certainty`,
  notKnown: (why: string) => `not known, ${why}`,
  shop: (shop: string) => ` (${shop})`,
};

export const changeWords = {
  none: "no change",
  /** 0.004 → "0.4 points" */
  points: (share: number) => `${formatNumber(share * 100, 1)} points`,
};

/** Beside a percentage of a form. */
export const percentProblems = {
  expected: ({ least, most, decimals }: { least: number; most: number; decimals: number }) =>
    `${decimals === 0 ? "a whole number" : "a percentage"} from ${least} to ${most}`,
  enter: (range: { least: number; most: number; decimals: number }) =>
    `Enter ${percentProblems.expected(range)}`,
  outside: (found: number, expected: string) => `Found ${found}. Enter ${expected}`,
};

export const works: HealthLine["badge"] = { label: "Works", tone: "success" };
export const underWay: HealthLine["badge"] = { label: "Under way", tone: "info" };

/** Where a prediction would stand, of a shop or a customer too young for one. */
export const tooLittleHistory = "too little history to predict";
