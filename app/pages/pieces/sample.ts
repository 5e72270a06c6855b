import { daysBefore } from "../../calendar/days.ts";
import { sample } from "./words.ts";

export const TODAY = "2026-11-20";
export const BEHIND = "/app/customers";

/** Something that rises and falls. */
export const wave = (length: number, height = 500_000): number[] =>
  Array.from({ length }, (_, at) =>
    Math.round(height * (1 + at / 60 + 0.1 * Math.sin(at / 4) + 0.03 * Math.sin(at * 2))),
  );

export const dayAt = (ago: number): string => daysBefore(TODAY, ago);

export const points = wave(60).map((value, at) => ({
  day: dayAt(59 - at),
  value,
  low: Math.round(value * 0.9),
  high: Math.round(value * 1.12),
  against: Math.round(value * 0.85),
  href: BEHIND,
}));

export const events = [
  { day: dayAt(45), kind: "sale" as const, name: sample.sale, href: BEHIND },
  { day: dayAt(30), kind: "campaign" as const, name: sample.campaign, href: BEHIND },
  { day: dayAt(8), kind: "release" as const, name: sample.model },
];
