/** Something that would be another, in words: "Held out of new offers", "10", "15". */
export interface SetUpChange {
  what: string;
  from: string;
  to: string;
}

/** What of a file cannot be taken: where, what was found there, what was expected. */
export interface SetUpProblem {
  where: string;
  found: unknown;
  expected: string;
}
