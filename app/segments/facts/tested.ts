import { problemOf, type Fact } from "./fact.ts";

const PARAM = "tested";

/** By what customers were grouped in the test of the predictions, and how each group is called. */
const groups = {
  chance: {
    column: "v.tested_chance",
    first: 0,
    last: 9,
    chip: (bin: number) => `Tested: a chance of ${10 * bin}–${10 * bin + 10}%`,
    clause: (bin: number) =>
      `were given a chance of ${10 * bin} to ${10 * bin + 10}% in the last test`,
  },
  tenth: {
    column: "v.tested_tenth",
    first: 1,
    last: 10,
    chip: (tenth: number) => `Tested: tenth ${tenth} of 10 by predicted orders`,
    clause: (tenth: number) => `were in tenth ${tenth} of 10 by predicted orders in the last test`,
  },
} as const;

/** Whose orders a bar of the test of the predictions is made of: "chance.3", "tenth.10". */
export const tested: Fact = {
  label: () => "Group in the last test",
  params: [PARAM],
  input: () => ({ kind: "given", param: PARAM }),
  read: (given) => {
    const text = given(PARAM);
    if (text === "") return null;
    const [, by, digits] = /^(chance|tenth)\.(\d{1,2})$/.exec(text) ?? [];
    const group = by === "chance" || by === "tenth" ? groups[by] : null;
    const number = Number(digits);
    if (!group || number < group.first || number > group.last)
      return problemOf(PARAM, "chance.0 to chance.9 or tenth.1 to tenth.10", text);
    return {
      sql: (bind) => `${group.column} = ${bind(number, "smallint")}`,
      chip: () => group.chip(number),
      clause: () => group.clause(number),
    };
  },
};
