import { describe, expect, it } from "vitest";
import { projectFiles } from "./support/law/project-files.ts";
import { sentencesIn, wordsDrawn } from "./support/law/words.ts";

const servers = [...projectFiles(["app"])].filter(([file]) => /\.server\.tsx?$/.test(file));

/** Files that ask the database or Shopify and say something all the same, and to whom. */
const EXCEPTIONS: Record<string, string> = {
  "app/env.server.ts": "to who starts the app with a wrong environment",
  "app/surveys/receive.server.ts": "to who writes an extension: answers of an interface",
  "app/admin-api/client.server.ts": "a request without a name, in the log",
};

/** A column of the list is one entry, with its name and its order in words; an address is none. */
const COLUMNS: Record<string, string> = {
  "app/pages/customers/columns.ts": "columns",
  "app/pages/customers/list-query.ts": "what an address may ask of them, and why it is refused",
  "app/pages/state-action.ts": "an address with its order",
};

const drawn = [...projectFiles(["app"])].filter(([file]) => file.endsWith(".tsx"));

const said = ([file, text]: [string, string]) =>
  sentencesIn(file, text).map(({ line, words }) => `${file}:${line} says "${words}"`);

describe("what a merchant reads stands in words.ts, so that a language can be added beside it", () => {
  it("and in no file that asks the database or Shopify", () => {
    expect(servers.length).toBeGreaterThan(80);
    expect(servers.filter(([file]) => !(file in EXCEPTIONS)).flatMap(said)).toEqual([]);
  });

  it("and in no piece of markup", () => {
    expect(drawn.length).toBeGreaterThan(80);
    const found = drawn.flatMap(([file, text]) =>
      wordsDrawn(file, text).map(({ line, words }) => `${file}:${line} says "${words}"`),
    );
    expect(found).toEqual([]);
  });

  it("and in no figure a page shows", () => {
    const figures = [...projectFiles(["app/pages"])].filter(
      ([file]) => /\.ts$/.test(file) && !/\.server\.ts$|words\.ts$/.test(file),
    );
    expect(figures.length).toBeGreaterThan(20);
    expect(figures.filter(([file]) => !(file in COLUMNS)).flatMap(said)).toEqual([]);
  });

  it("and no exception is named that needs none", () => {
    const talking = servers.filter((file) => said(file).length > 0).map(([file]) => file);
    expect(Object.keys(EXCEPTIONS).filter((file) => !talking.includes(file))).toEqual([]);
  });
});

it("markup says something to a merchant by its text, its labels and its sentences, not by its styles", () => {
  const markup = `
    const Card = () => (
      <Card title="Codes" className="wide card" tone="Subdued">
        <p>Hello {name}</p>
        <Button url="/app/offers" primaryAction={{ content: "Save" }}>{isBusy ? "Try again" : words.save}</Button>
      </Card>
    );`;
  const words = wordsDrawn("app/pages/a.tsx", markup).map((one) => one.words);
  expect(words.sort()).toEqual(["Codes", "Hello", "Save", "Try again"]);
});

describe("a file says something to a merchant by", () => {
  it.each([
    ["a sentence", 'fail("Reading the orders was interrupted.")', 1],
    ["a sentence around a number", "fail(`Too many: at most ${most} orders are read`)", 2],
  ])("%s", (_, code, pieces) => {
    expect(sentencesIn("app/orders/a.server.ts", code)).toHaveLength(pieces);
  });

  it.each([
    ["a query", "rows(db, `SELECT a AS b FROM orders o JOIN lines l USING (id)`)"],
    ["columns of one", "const COLUMNS = `order_id, shop_id, name`;"],
    ["a line of the log", 'log.warn("the database went away")'],
    ["an error that is tried again", "throw new Error(`status ${status} of the shop`)"],
    ["the name of a column or a job", 'enqueue(db, "orders.refresh", { shopId })'],
  ])("not by %s", (_, code) => {
    expect(sentencesIn("app/orders/a.server.ts", code)).toEqual([]);
  });
});
