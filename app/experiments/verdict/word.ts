/** What a verdict comes to. Also what a merchant reads, in the words of their page. */
export type Word = "works" | "no proof yet" | "loses money";

/** @param proven whether an effect above 0, or below 0, is beyond what chance explains */
export const wordOf = (proven: { above: boolean; below: boolean }): Word =>
  proven.above ? "works" : proven.below ? "loses money" : "no proof yet";
