import { expect, it, vi } from "vitest";
import { complaintsAfter, filesThatMustKnow } from "./support/law/adding-a-member.ts";
import { patient } from "../scripts/patience.ts";

// the compiler reads the whole project once, which takes its time on a busy machine
vi.setConfig({ testTimeout: patient(120_000) });

const table = "app/clv/states/states.ts";
const entry = "app/clv/states/entries/lapsed.ts";
const kinds = "app/clv/states/state.ts";

it("a new churn state is one entry: until it is there, its table does not compile", () => {
  const complaints = complaintsAfter([
    { file: table, where: `  "lapsed",\n] as const`, put: `  "lapsed",\n  "asleep",\n] as const` },
  ]);
  expect([...complaints.keys()]).toEqual([table]);
  expect(complaints.get(table)!.join()).toContain("asleep");
});

it("an entry that lacks its words, tone, colour, action or rule does not compile", () => {
  const missing = (...lines: string[]) =>
    complaintsAfter(lines.map((where) => ({ file: entry, where, put: "" })))
      .get(entry)!
      .join();
  const seen = missing(`advice: "Leave out of paid audiences.",`, `tone: undefined,`, `bar: 6,`);
  for (const name of ["advice", "tone", "bar"]) expect(seen).toContain(name);
  const rest = missing(`purpose: "leave_alone",`, `action: "leave_alone",`, `isAtRisk: false,`);
  for (const name of ["purpose", "action", "isAtRisk"]) expect(rest).toContain(name);
  expect(missing(`fits: (facts, lines) => facts.x > 0 && isGone(facts, lines),`)).toContain("fits");
});

it("a new purpose and a new advised action must be known by every page that groups or acts by them", () => {
  expect(
    filesThatMustKnow([
      { file: kinds, where: `"leave_alone"] as const`, put: `"leave_alone", "thank"] as const` },
    ]),
  ).toEqual(["app/pages/segments/words.ts", "app/pages/value/churn/words.ts"]);
  expect(
    filesThatMustKnow([
      {
        file: kinds,
        where: `"message" | "leave_alone"`,
        put: `"message" | "call" | "leave_alone"`,
      },
    ]),
  ).toEqual(["app/pages/home/attention.ts", "app/pages/state-action.ts"]);
});

const columns = "app/pages/customers/columns.ts";
const row = "app/pages/customers/list-column.ts";

it("a new list column is one entry: without its SQL, cell, order or place in the file its table does not compile", () => {
  const complaints = complaintsAfter([
    {
      file: columns,
      where: "  risk: {\n    title:",
      put: `  interest: { title: "Interest", cell: () => number("–") },\n  risk: {\n    title:`,
    },
  ]);
  for (const name of ["reads", "isNumber", "order", "file"])
    expect(complaints.get(columns)!.join()).toContain(name);
});

it("a field of a row that no column reads, and a kind of cell nobody draws, do not compile", () => {
  expect(
    filesThatMustKnow([
      {
        file: row,
        where: "  riskMinor: number | null;",
        put: "  riskMinor: number | null;\n  interest: string;",
      },
    ]),
  ).toContain(columns);
  expect(
    filesThatMustKnow([
      {
        file: "app/lists/cell.ts",
        where: `  | { kind: "text"; text: string }`,
        put: `  | { kind: "text"; text: string }\n  | { kind: "picture"; text: string }`,
      },
    ]),
  ).toEqual(["app/components/list/list-cell.tsx"]);
});

it("a new trait is nothing until the list of customers can be asked for it, a new input until it is drawn", () => {
  expect(
    filesThatMustKnow([
      {
        file: "app/customers/traits.ts",
        where: "  tier: z.string().min(1).max(100),",
        put: "  tier: z.string().min(1).max(100),\n  mood: z.string(),",
      },
    ]),
  ).toContain("app/segments/facts/of-traits.ts");
  expect(
    filesThatMustKnow([
      {
        file: "app/lists/filter.ts",
        where: `  | { kind: "given"; param: string };`,
        put: `  | { kind: "given"; param: string }\n  | { kind: "place"; where: string };`,
      },
    ]),
  ).toEqual(["app/components/list/filter-control.tsx", "app/lists/filter.ts"]);
});

const discounts = "app/discounts/discount.ts";
const codes = "app/discounts/codes/admin-api.server.ts";
const automatic = "app/discounts/automatic/admin-api.server.ts";

it.each([
  [
    "buy two, get one as a code",
    codes,
    `  | ({ kind: "free_shipping" } & CodeRules);`,
    `  | ({ kind: "free_shipping" } & CodeRules)
  | { kind: "buy_x_get_y"; buys: { quantity: number; productIds: string[] }; gets: number; oncePerCustomer: boolean };`,
  ],
  [
    "free shipping by itself",
    automatic,
    `export type AutomaticDiscount =`,
    `export type AutomaticDiscount = { kind: "automatic_free_shipping"; minimumMinor: number | null } |`,
  ],
  [
    "an amount off by itself",
    automatic,
    `export type AutomaticDiscount =`,
    `export type AutomaticDiscount = { kind: "automatic_fixed"; amountMinor: number; productIds: string[] } |`,
  ],
])("a new kind of discount is a member, and three files must know: %s", (_, call, where, put) => {
  // the call that makes it, its entry and its words
  expect(filesThatMustKnow([{ file: discounts, where, put }])).toEqual([
    call,
    "app/discounts/kinds.ts",
    "app/discounts/words.ts",
  ]);
});

it("a new question type must be known where it is defined, answered, checked, published and drawn", () => {
  const complaints = complaintsAfter([
    {
      file: "contracts/survey-definition.ts",
      where: "export type SurveyQuestion =",
      put: `export interface DateQuestion extends QuestionBase {
  type: "date";
}
export type SurveyQuestion = DateQuestion |`,
    },
  ]);
  expect([...complaints.keys()].sort()).toEqual([
    "app/surveys/definition-schema.ts",
    "contracts/survey-answer.ts",
    "contracts/survey-definition.ts",
    "extensions/feedback-survey/src/kinds.ts",
  ]);
});
