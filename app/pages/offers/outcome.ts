import type { Results } from "../../experiments/results.ts";
import type { Word } from "../../experiments/verdict/word.ts";

/** What came of an offer. */
export type Outcome =
  /** it is judged on this day of the shop */
  | { kind: "open"; day: string }
  /** its window has closed, and the night has not added it up yet */
  | { kind: "adding" }
  | {
      kind: "judged";
      treatedRate: Results["treatedRate"];
      holdoutRate: Results["holdoutRate"];
      /** null where it may not be told */
      verdict: Word | null;
    };
