import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { KEPT_FITS } from "../app/clv/compute.server.ts";
import { entryOf } from "../app/jobs/catalog.ts";
import { BUYER_DAYS } from "../app/orders/file/reseal.server.ts";
import { LOG_MONTHS } from "../app/shops/access-log.server.ts";
import { CHOICE_MONTHS } from "../app/shops/choices.server.ts";
import { defaultsOf } from "../app/shops/room-settings.ts";
import { retentionSettings } from "../app/shops/settings.ts";
import { GATHERED_DAYS } from "../app/leaving/gathered.server.ts";
import { NOTICE_DAYS } from "../app/notices/notice.ts";
import { limits } from "../app/surveys/door-limits.ts";
import { answerRetention } from "../app/surveys/settings.ts";
import { UNPROVEN_HOURS } from "../app/surveys/store.server.ts";
import { DELETED_DAYS, RECEIPT_DAYS } from "../app/worker/schedule.server.ts";
import { holdings } from "../app/worker/holdings.ts";
import { inProject } from "../scripts/paths.ts";

const doc = (name: string) => readFileSync(inProject("docs", "privacy", `${name}.md`), "utf8");

/** Columns that lead to a person, alone or together with others. */
const OF_PEOPLE =
  /^(customer_id|into_id|order_ids?|staff_id|who|userId|firstName|lastName|email|buyer|sealed|code|answers|export|confirmation_number|checkout_token_hash|idempotency_key|accessToken|refreshToken|locale)$/;

interface Table {
  name: string;
  columns: string[];
}

/** Tables as the schema has them. */
function tablesOf(schema: string): Table[] {
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model, body]) => ({
    name: /@@map\("(\w+)"\)/.exec(body!)?.[1] ?? model!,
    columns: body!
      .split("\n")
      .filter((line) => /^ {2}[a-z]/.test(line))
      .map((line) => /@map\("(\w+)"\)/.exec(line)?.[1] ?? line.trim().split(/\s+/)[0]!),
  }));
}

/** Rows of the tables below a heading, as the names between backticks of each cell. */
function rowsBelow(text: string, heading: string): string[][][] {
  const section = text.slice(text.indexOf(`## ${heading}`)).split("\n## ")[0]!;
  return section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line.split("|").map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)),
    );
}

describe("the data inventory", () => {
  const tables = tablesOf(readFileSync(inProject("prisma", "schema.prisma"), "utf8"));
  const people = new Map(
    rowsBelow(doc("data-inventory"), "About people").map(([, name, columns]) => [
      name![0]!,
      columns!,
    ]),
  );
  const shopsOnly = rowsBelow(doc("data-inventory"), "About shops only").flatMap(
    ([, names]) => names!,
  );

  it("has every table there is once, and none that is not", () => {
    const listed = [...people.keys(), ...shopsOnly].sort();
    expect(listed).toEqual(tables.map(({ name }) => name).sort());
  });

  it("names each column that leads to a person, where it says that there are people in it", () => {
    const missing = tables.flatMap(({ name, columns }) =>
      columns
        .filter((column) => OF_PEOPLE.test(column) && !people.get(name)?.includes(column))
        // the language of a shop's admin, which is nobody's
        .filter((column) => !(name === "Session" && column === "locale"))
        .map((column) => `${name}.${column}`),
    );
    expect(missing).toEqual([]);
  });

  it("names no column that is not there", () => {
    const wrong = [...people].flatMap(([name, listed]) => {
      const columns = tables.find((table) => table.name === name)?.columns ?? [];
      return listed.filter((column) => !columns.includes(column)).map((it) => `${name}.${it}`);
    });
    expect(wrong).toEqual([]);
  });

  it("has every table of which a customer may ask what is held", () => {
    expect(holdings.map(({ table }) => table).filter((table) => !people.has(table))).toEqual([]);
  });
});

it("what is said of how long data is kept is what the code does", () => {
  const { answerMonths } = defaultsOf(answerRetention);
  const { exportDays } = defaultsOf(retentionSettings);
  const days = (entryOf("customers.forget-traits").pace?.ms ?? 0) / 86_400_000;
  const most = (setting: typeof answerRetention | typeof retentionSettings, name: string) => {
    const { typed } = Object.entries(setting.fields).find(([field]) => field === name)![1];
    return [999, 365, 120].find((tried) => typed.safeParse(String(tried)).success);
  };
  const rows = [
    [
      "survey answers",
      `${answerMonths} months`,
      `yes, 1 to ${most(answerRetention, "answerMonths")} months`,
    ],
    [
      "what was gathered for a customer's request",
      `${exportDays} days`,
      `yes, 1 to ${most(retentionSettings, "exportDays")} days`,
    ],
    ["the access log", `${LOG_MONTHS} months`, "no"],
    ["what a member of staff chose last on a page", `${CHOICE_MONTHS} months`, "no"],
    ["survey answers without proof of purchase", `${UNPROVEN_HOURS} hours`, "no"],
    ["traits, tags and notes of a customer Shopify has deleted", `${days} day`, "no"],
    ["receipts of messages", `${RECEIPT_DAYS} days`, "no"],
    ["how a buyer in a file of older orders can be reached, sealed", `${BUYER_DAYS} days`, "no"],
    ["numbers of deleted orders", `${DELETED_DAYS} days`, "no"],
    ["what is done, as Home says it", `${NOTICE_DAYS} days`, "no"],
    ["a file with everything of the shop, until it is fetched", `${GATHERED_DAYS} days`, "no"],
    ["models of a shop", `${KEPT_FITS} of the newest`, "no"],
  ];
  const said = doc("retention")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(1)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(said).toEqual(rows);
});

describe("the privacy policy", () => {
  const policy = readFileSync(inProject("docs", "app-store", "privacy-policy.md"), "utf8");

  it("says what becomes of a shopper's network address, and how long its hash counts and stays", () => {
    expect(policy).toContain("network address");
    expect(policy).toContain("keyed hash");
    expect(policy).toContain(`each limit counts for ${limits.address.windowMs / 60_000} minutes`);
    expect(entryOf("surveys.drop-unproven").schedule).toBe("nightly");
    expect(policy).toContain("deleted by the end of the night that follows");
  });

  it("says that the log of who opened what is kept for a fixed time", () => {
    expect(policy).toContain(
      `The log of who opened what is kept for ${LOG_MONTHS} months, which nobody can change.`,
    );
  });
});

it("the documents lead to each other and to nothing that is not there", () => {
  for (const name of ["data-inventory", "retention", "incidents", "sub-processors", "backups"])
    for (const [, target] of doc(name).matchAll(/\]\(([^)#]+)\)/g))
      expect(() => readFileSync(inProject("docs", "privacy", target!))).not.toThrow();
});
