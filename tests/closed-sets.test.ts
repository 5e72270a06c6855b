import { expect, it, vi } from "vitest";
import { complaintsAfter, filesThatMustKnow } from "./support/law/adding-a-member.ts";

// the compiler reads the whole project once, which takes its time on a busy machine
vi.setConfig({ testTimeout: 120_000 });

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
  expect(
    missing(`fits: ({ x, order365 }, lines) => x > 0 && order365 < lines.lapsedChance,`),
  ).toContain("fits");
});

it("a new purpose and a new advised action must be known by every page that groups or acts by them", () => {
  expect(
    filesThatMustKnow([
      { file: kinds, where: `"leave_alone"] as const`, put: `"leave_alone", "thank"] as const` },
    ]),
  ).toEqual(["app/pages/churn/words.ts", "app/pages/segments/words.ts"]);
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
