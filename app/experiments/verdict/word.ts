/** What a verdict comes to. */
export const words = ["works", "no proof yet", "loses money"] as const;
export type Word = (typeof words)[number];

/** @param proven whether an effect above 0, or below 0, is beyond what chance explains */
export const wordOf = (proven: { above: boolean; below: boolean }): Word =>
  proven.above ? "works" : proven.below ? "loses money" : "no proof yet";
