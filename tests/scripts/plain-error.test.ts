import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import { tell } from "../../scripts/plain-error.ts";

function told(args: string[]): string {
  try {
    parseArgs({ args, options: { seed: { type: "string" }, keep: { type: "boolean" } } });
  } catch (error) {
    return tell(error);
  }
  throw new Error("it was taken");
}

describe("a command that was typed wrong", () => {
  it.each([
    ["an option nobody knows", ["--help"], "Unknown option '--help'"],
    ["a value that is missing", ["--seed"], "Option '--seed <value>' argument missing"],
    ["a value where none belongs", ["--keep=yes"], "Option '--keep' does not take an argument"],
    ["a word too many", ["now"], "Unexpected argument 'now'"],
  ])("says %s in a sentence, without a stack", (_, args, says) => {
    expect(told(args)).toContain(says);
    expect(told(args)).not.toMatch(/\n|node:internal/);
    expect(told(args)).toMatch(/README\.md/);
  });
});
