import { countOf } from "../figures/words.ts";

export const ofSegmentWords = {
  label: "Segment",
  named: (name: string, version: number) =>
    version === 1 ? `“${name}”` : `“${name}” (version ${version})`,
  gone: "one that is no longer there",
  theNamed: (named: string) => `the segment ${named}`,
  aGone: "a segment that is no longer there",
  expected: "numbers of segments",
  atMost: (most: number) => `at most ${most} segments`,
  chip: (names: string) => `Segment: ${names}`,
  clause: (names: string) => `are in ${names}`,
};

/** How the conditions of a segment are said one after the other. */
export const definitionWords = {
  either: (clauses: readonly string[]) => clauses.join(" or "),
  all: (groups: readonly string[]) => groups.join(", and "),
  not: (clause: string) => `are not among those who ${clause}`,
  customersWho: (clauses: string) => `Customers who ${clauses}`,
};

export const definitionProblems = {
  noDefinition: "The conditions could not be read: expected groups of conditions",
  format: (found: string) => `format: expected 1; found ${found}`,
  noGroup: "Add a condition: a segment of everybody is the list of customers",
  tooMany: (most: number, found: number) =>
    `A segment has at most ${countOf(most, "condition")}; found ${found}`,
  unknownFact: (found: string) =>
    `Expected something customers can be filtered by; found “${found}”`,
  noNesting: "A segment cannot be a condition of a segment: take over its conditions instead",
  noPeople:
    "Customers chosen by hand are not kept in a segment. Put a tag on them, and ask for the tag",
  empty: (label: string) => `${label}: choose what it is to be`,
  unknownParam: (label: string, found: string, expected: string) =>
    `${label}: expected ${expected}; found “${found}”`,
  tooLong: (most: number) => `The conditions are longer than ${most} letters. Take some away`,
};

/** Of a list that names a segment that was removed, or that can be read no more. */
export const segmentLost =
  "The segment is no longer there, or a condition of it is not known any more. Choose another one";
