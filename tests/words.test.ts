import { describe, expect, it } from "vitest";
import { projectFiles } from "./support/law/project-files.ts";
import { wordsDrawn, wordsIn } from "./support/law/words.ts";

/** Files of rooms that say something all the same, and to whom. */
const TO_OTHERS: Record<string, string> = {
  "app/env.server.ts": "to who starts the app with a wrong environment",
  "app/components/drawn.ts": "to the browser: a style and a script",
  "app/web/site.server.ts": "an answer to who asks for what there is not",
  "app/web/headers.ts": "headers of HTTP",
  "app/ids.ts": "to who writes an address or a job: what is no id",
  "app/id-schemas.ts": "the same: which id it should have been",
  "app/admin-api/client.server.ts": "a request without a name, in the log",
  "app/shops/webhook-envelope.ts": "to Shopify: what is wrong with a signed message",
  "app/shops/webhook-message.ts": "to Shopify: why a message is refused",
  "app/surveys/receive.server.ts": "to who writes an extension: answers of an interface",
  "app/surveys/answer-schema.ts": "the same: how an answer is written",
  "app/surveys/answers.ts": "the same: which answer is none",
  "app/surveys/definition-schema.ts": "the same: how a survey is written",
};

/** What is one entry of a closed set keeps its words in it (docs/decisions/0019); a folder ends in a slash. */
const ENTRIES: Record<string, string> = {
  "app/clv/states/entries/": "a churn state: its rule, its words and its advice",
  "app/jobs/entries/": "a job, and what a merchant calls it",
  "app/clv/settings.ts": "a setting: its label, its help and what it expects",
  "app/experiments/settings.ts": "a setting",
  "app/products/settings.ts": "a setting",
  "app/shops/settings.ts": "a setting",
  "app/surveys/settings.ts": "a setting",
  "app/pages/customers/columns.ts": "a column of the list, with its name and its order in words",
  "app/segments/facts/": "a fact to ask for: its name, its chip and its clause",
  "app/pages/customers/list-query.ts": "what an address may ask of them, and why it is refused",
  "app/pages/state-action.ts": "an address with its order",
};

/** Members of a type that are written as words; the page has words of its own for them. */
const MEMBERS: Record<string, readonly string[]> = {
  "app/experiments/verdict/word.ts": ["no proof yet", "loses money"],
  "app/flash-sales/advice/do-not-discount.ts": [
    "would sell out",
    "short cover",
    "below margin floor",
    "as low lately",
    "best customers paid in full",
  ],
  "app/flash-sales/result/word.ts": [
    "sold more",
    "sold less",
    "no proof yet",
    "not enough history",
  ],
};

const files = [...projectFiles(["app"])];
const servers = files.filter(([file]) => /\.server\.tsx?$/.test(file));
const drawn = files.filter(([file]) => file.endsWith(".tsx"));
const pure = files.filter(
  ([file]) =>
    /\.ts$/.test(file) &&
    !/\.server\.ts$|\bwords\.ts$/.test(file) &&
    !file.startsWith("app/types/"),
);

const EXCEPTIONS = Object.keys({ ...TO_OTHERS, ...ENTRIES });
const covers = (exception: string, file: string) =>
  exception.endsWith("/") ? file.startsWith(exception) : file === exception;
const isHeld = ([file]: [string, string]) =>
  !EXCEPTIONS.some((exception) => covers(exception, file));

const said = ([file, text]: [string, string]) =>
  wordsIn(file, text)
    .filter(({ words }) => !MEMBERS[file]?.includes(words))
    .map(({ line, words }) => `${file}:${line} says "${words}"`);

describe("what a merchant reads stands in words.ts, so that a language can be added beside it", () => {
  it("and in no file that asks the database or Shopify", () => {
    expect(servers.length).toBeGreaterThan(80);
    expect(servers.filter(isHeld).flatMap(said)).toEqual([]);
  });

  it("and in no piece of markup", () => {
    expect(drawn.length).toBeGreaterThan(80);
    const found = drawn.flatMap(([file, text]) =>
      wordsDrawn(file, text).map(({ line, words }) => `${file}:${line} says "${words}"`),
    );
    expect(found).toEqual([]);
  });

  it("and in no rule, form or figure of a room or a page", () => {
    expect(pure.length).toBeGreaterThan(180);
    expect(pure.filter(isHeld).flatMap(said)).toEqual([]);
  });

  it("and no exception is named that needs none", () => {
    const talking = [...servers, ...pure].filter((file) => said(file).length > 0);
    const idle = EXCEPTIONS.filter((one) => !talking.some(([file]) => covers(one, file)));
    expect(idle).toEqual([]);
    for (const [file, members] of Object.entries(MEMBERS)) {
      const words = wordsIn(file, new Map(files).get(file)!).map((one) => one.words);
      expect(words).toEqual(expect.arrayContaining([...members]));
    }
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
    ["a label of one word", 'const works = { label: "Works", tone: "success" };', 1],
    ["what a form objects to", 'errors.title = title ? tooLong : "Enter a name";', 1],
    ["a sentence around a number", "fail(`Too many: at most ${most} orders are read`)", 2],
  ])("%s", (_, code, pieces) => {
    expect(wordsIn("app/orders/a.server.ts", code)).toHaveLength(pieces);
  });

  it.each([
    ["a query", "rows(db, `SELECT a AS b FROM orders o JOIN lines l USING (id)`)"],
    ["columns of one", "const COLUMNS = `order_id, shop_id, name`;"],
    ["a line of the log", 'log.warn("the database went away")'],
    ["an error that is tried again", "throw new Error(`status ${status} of the shop`)"],
    ["an error of its own kind", "super(`${mutation} refused for ${shop}`)"],
    ["the symbol of a formula", '({ title: "AOV", value: share })'],
    ["the name of a column or a job", 'enqueue(db, "orders.refresh", { shopId })'],
  ])("not by %s", (_, code) => {
    expect(wordsIn("app/orders/a.server.ts", code)).toEqual([]);
  });
});
