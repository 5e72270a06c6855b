import { expect, it } from "vitest";
import { changesInWords } from "../../../app/pages/set-up/words.ts";

it("what a file would change stands beside what is now; once it has, beside what was", () => {
  expect(changesInWords(3, false)).toEqual({
    title: "3 things would change",
    columns: ["What", "Now", "Then"],
  });
  expect(changesInWords(3, true)).toEqual({
    title: "3 things changed",
    columns: ["What", "Before", "Now"],
  });
  expect(changesInWords(0, false).title).toMatch(/^Nothing would change/);
});
