import { expect, it } from "vitest";
import { complaintsAfter, filesThatMustKnow } from "./support/law/adding-a-member.ts";

const verdict = "app/experiments/verdict/word.ts";
const union = `export const words = ["works", "no proof yet", "loses money"] as const;`;

it("the compiler is asked about the edited text and whoever imports it, and names the files", () => {
  const complaints = complaintsAfter([
    { file: verdict, where: union, put: union.replace(`"works", `, "") },
  ]);
  expect([...complaints.keys()]).toContain(verdict);
  expect(complaints.get(verdict)!.join()).toContain(`"works"`);
});

it("an edit that changes no meaning is no complaint: what is told comes from the edit", () => {
  expect(
    filesThatMustKnow([{ file: verdict, where: union, put: `/** three */ ${union}` }]),
  ).toEqual([]);
});

it("an edit that finds no place, or leaves no TypeScript, fails the test that makes it", () => {
  expect(() => filesThatMustKnow([{ file: verdict, where: "type Guess =", put: "" }])).toThrow(
    "expected once",
  );
  expect(() => filesThatMustKnow([{ file: verdict, where: union, put: "export type =" }])).toThrow(
    "after the edit",
  );
});

it("an extension is asked by the rules of its own", () => {
  const send = "extensions/feedback-survey/src/send.ts";
  expect(
    filesThatMustKnow([
      { file: send, where: "export async function send", put: "async function send" },
    ]),
  ).toEqual(["extensions/feedback-survey/src/deliver.ts"]);
});
