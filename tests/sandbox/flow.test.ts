import "@shopify/shopify-api/adapters/node";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mergeCustomers } from "../../sandbox/life/customer.ts";
import {
  aCustomer,
  allScopes,
  apiKey,
  apiSecret,
  domain,
  startBench,
  startReceiver,
  type Bench,
  type Received,
} from "./support.ts";

const extensions = {
  "case-opened": `
[[extensions]]
name = "Complaint opened"
type = "flow_trigger"
handle = "case-opened"
[settings]
  [[settings.fields]]
  type = "customer_reference"
  [[settings.fields]]
  type = "single_line_text_field"
  key = "How bad"
  [[settings.fields]]
  type = "number_decimal"
  key = "Score"`,
  "give-points": `
[[extensions]]
name = "Give points"
type = "flow_action"
handle = "give-points"
runtime_url = "/flow/give-points"
[settings]
  [[settings.fields]]
  type = "customer_reference"
  required = true
  [[settings.fields]]
  type = "number_decimal"
  key = "points"
  name = "Points"
  required = true`,
};
const receive = `mutation Tell($handle: String, $payload: JSON, $body: String) {
  flowTriggerReceive(handle: $handle, payload: $payload, body: $body) { userErrors { field message } } }`;
const schemaErrors = (...lines: string[]) => [
  {
    field: ["body"],
    message: `Errors validating schema:\n${lines.map((one) => `  ${one}\n`).join("")}`,
  },
];
const complaint = { customer_id: 501, "How bad": "high", Score: 2.5 };
const admin = `/store/${domain.split(".")[0]}`;

let dir: string;
let bench: Bench;
let app: Awaited<ReturnType<typeof startReceiver>>;
let answers: number[];
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "flow-"));
  for (const [name, toml] of Object.entries(extensions)) {
    mkdirSync(join(dir, name));
    writeFileSync(join(dir, name, "shopify.extension.toml"), toml);
  }
  answers = [];
  app = await startReceiver(() => answers.shift() ?? 200);
  bench = await startBench({ extensionsDir: dir, appUrl: app.url });
  const { store } = bench.sandbox.tenant(domain);
  store.putCustomer(aCustomer(501, { emailMarketing: "SUBSCRIBED" }));
});
afterEach(async () => {
  await bench.close();
  await app.close();
  rmSync(dir, { recursive: true });
});

const told = async (variables: Record<string, unknown>) =>
  (await bench.admin(receive, variables)).data.flowTriggerReceive.userErrors;
const tell = (payload: unknown = complaint) => told({ handle: "case-opened", payload });
const flow = () => bench.sandbox.tenant(domain).store.flow;
const runs = () =>
  flow()
    .events(10)
    .flatMap(({ id }) => flow().runsOf(id));
const turnOn = async (form: Record<string, string>) => {
  const body = new URLSearchParams({ trigger: "case-opened", ...form });
  const url = `${bench.sandbox.url}${admin}/flow/workflows`;
  return (await fetch(url, { method: "POST", body, redirect: "manual" })).headers.get("location");
};
const page = async () => (await fetch(`${bench.sandbox.url}${admin}/flow`)).text();
const message = {
  step: "message",
  subject: "Sorry, {{ customer.firstName }}",
  text: "Your case is {{ howBad }}.\n{{ shop.name }}",
};
const points = { step: "action", action: "give-points", "property.points": "{{ score }}" };

describe("Telling a Flow trigger", () => {
  it.each([
    ["nothing at all", {}, "handle", "`handle` and `payload` arguments are required"],
    [
      "a payload alone",
      { payload: { test: "value" } },
      "handle",
      "`handle` and `payload` arguments are required",
    ],
    ["an empty handle", { handle: "" }, "handle", "`handle` and `payload` arguments are required"],
    [
      "both forms at once",
      { handle: "test", body: "{}" },
      "body",
      "Cannot use `handle` and `payload` arguments with `body` argument",
    ],
  ])("refuses %s as Shopify does", async (_, variables, field, text) => {
    expect(await told(variables)).toEqual([{ field: [field], message: text }]);
  });

  it("refuses a handle nobody declared, and more than 50,000 bytes before that", async () => {
    const told50 = (size: number) =>
      told({ handle: "har-374-missing", payload: { value: "x".repeat(size - 12) } });
    expect(await told50(50_000)).toEqual(schemaErrors("Invalid handle 'har-374-missing'."));
    expect(await told50(50_001)).toEqual(
      schemaErrors("Properties size exceeds the limit of 50000 bytes."),
    );
  });

  it("holds the payload against the fields of the toml, all mistakes at once", async () => {
    expect(await tell()).toEqual([]);
    expect(await tell({ customer_id: "501", Score: "2", severity: "high" })).toEqual(
      schemaErrors(
        "Invalid field: 'severity'.",
        "Required field missing: 'How bad'.",
        "Type error for field 'customer_id': 501 is not an Integer.",
        "Type error for field 'Score': 2 is not a Number.",
      ),
    );
    expect(flow().events(10)).toHaveLength(1);
  });

  it("needs the scope that reads the record it names", async () => {
    bench.sandbox.setScopes(domain, ["read_products"]);
    expect(await tell()).toEqual(
      schemaErrors("Missing access scope 'read_customers' for field 'customer_id'."),
    );
  });

  it.each([
    ["no JSON", "not json", "unexpected token 'not' at line 1 column 1"],
    [
      "properties that are none",
      '{"properties":"oops"}',
      "Type error for field 'properties': oops is not an Object.",
    ],
    ["no trigger", '{"properties":{}}', "Required field missing: 'trigger_id'."],
    ["an unknown number", '{"trigger_id":"abc","properties":{}}', "Invalid trigger_id 'abc'."],
    ["an unknown title", '{"trigger_title":"foo","properties":{}}', "Invalid trigger_title 'foo'."],
    [
      "a resource without address",
      '{"trigger_id":"abc","resources":[{"name":"x"}],"properties":{}}',
      "Required field missing: 'url'.",
    ],
    [
      "an address that is none",
      '{"trigger_id":"abc","properties":{},"resources":[{"url":"not-a-url","name":"x"}]}',
      "Type error for field 'url': not-a-url is not an absolute URL.",
    ],
    [
      "a field nobody knows",
      '{"trigger_id":"abc","properties":{},"unknown_root":1}',
      "Invalid field: 'unknown_root'.",
    ],
  ])("refuses in the old form: %s", async (_, body, line) => {
    expect(await told({ body })).toEqual(schemaErrors(line));
  });

  it("says all that is wrong with the old form, and takes a trigger by its title", async () => {
    const body = '{"properties":{},"resources":[{"url":"not-a-url"}],"unknown_root":1}';
    expect(await told({ body })).toEqual(
      schemaErrors(
        "Invalid field: 'unknown_root'.",
        "Required field missing: 'name'.",
        "Type error for field 'url': not-a-url is not an absolute URL.",
      ),
    );
    const good = { trigger_title: "Complaint opened", properties: complaint };
    expect(await told({ body: JSON.stringify(good) })).toEqual([]);
    expect(flow().events(1)[0]).toMatchObject({ trigger: "case-opened", properties: complaint });
  });

  it("costs one point", async () => {
    const { extensions: said } = await bench.admin(receive, { handle: "x", payload: {} });
    expect(said?.cost.requestedQueryCost).toBe(1);
  });
});

describe("A workflow that sends a message", () => {
  it("shows the message the shopper gets, and what came in", async () => {
    expect(await turnOn(message)).toBe(`${admin}/flow`);
    await tell();
    expect(runs()).toMatchObject([
      {
        state: "done",
        result: {
          to: "ada501@example.com",
          subject: "Sorry, Ada",
          text: "Your case is high.\ntests",
        },
      },
    ]);
    const shown = await page();
    expect(shown).toContain("To ada501@example.com: Sorry, Ada");
    expect(shown).toContain("How bad: high");
  });

  it("sends nothing to who did not agree to it, to nobody, or with a name that is not there", async () => {
    await turnOn(message);
    await turnOn({ ...message, text: "{{ customer.shoeSize }}" });
    const { store } = bench.sandbox.tenant(domain);
    store.putCustomer(aCustomer(502, { emailMarketing: "UNSUBSCRIBED" }));
    await tell();
    expect(runs().map(({ state }) => state)).toEqual(["done", "failed"]);
    expect(runs()[1]!.said).toContain("shoeSize");
    await tell({ ...complaint, customer_id: 502 });
    expect(runs()[0]!.said).toBe("ada502@example.com has not agreed to marketing e-mails.");
    await tell({ ...complaint, customer_id: 9 });
    expect(runs()[0]!.said).toBe("This shop has no customer 9.");
  });

  it("is refused while its text cannot be read, and ends when it is turned off", async () => {
    expect(await turnOn({ ...message, text: "{{ customer.firstName" })).toContain("problem=");
    // half of it in the subject, half in the text
    const torn = { subject: "Sorry, {{ customer", text: ".firstName }}" };
    expect(await turnOn({ ...message, ...torn })).toContain("problem=");
    expect(flow().workflows()).toEqual([]);
    await turnOn(message);
    const [workflow] = flow().workflows();
    await fetch(`${bench.sandbox.url}${admin}/flow/workflows/${workflow!.id}/remove`, {
      method: "POST",
    });
    await tell();
    expect(runs()).toEqual([]);
  });

  it("keeps what was told of a customer who becomes one with another", async () => {
    await turnOn(message);
    await tell();
    bench.sandbox.tenant(domain).store.putCustomer(aCustomer(502));
    mergeCustomers(bench.sandbox, domain, 502, 501);
    expect(flow().events(10)).toHaveLength(1);
    bench.sandbox.tenant(domain).store.deleteCustomer(502);
    expect(flow().events(10)).toEqual([]);
  });

  it("forgets a customer who is deleted", async () => {
    await turnOn(message);
    await tell();
    bench.sandbox.tenant(domain).store.deleteCustomer(501);
    expect(flow().events(10)).toEqual([]);
    expect(await page()).not.toContain("ada501@example.com");
  });
});

describe("A workflow that calls the app", () => {
  const shopify = shopifyApi({
    apiKey,
    apiSecretKey: apiSecret,
    apiVersion: ApiVersion.October26,
    hostName: "app.example.com",
    scopes: allScopes,
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error, log: () => undefined },
  });
  const isValid = async ({ headers, body }: Received) => {
    const rawRequest = { method: "POST", url: "/flow/give-points", headers };
    return (await shopify.flow.validate({ rawBody: body, rawRequest })).valid;
  };

  it("calls it signed, as Shopify's own library checks it", async () => {
    await turnOn(points);
    await tell();
    await bench.sandbox.settle();
    expect(app.received).toHaveLength(1);
    const [call] = app.received;
    expect(JSON.parse(call!.body)).toEqual({
      shop_id: "61000000001",
      shopify_domain: domain,
      action_run_id: expect.stringMatching(/^[\w-]{36}$/) as string,
      action_definition_id: "Give points",
      handle: "give-points",
      properties: { customer_id: "501", points: "2.5" },
    });
    expect(await isValid(call!)).toBe(true);
    expect(await isValid({ ...call!, body: call!.body.replace("2.5", "900") })).toBe(false);
    expect(runs()).toMatchObject([{ state: "done", said: "200", attempts: 1 }]);
  });

  it("calls again by the same number while the app is not done, and gives up on what it refuses", async () => {
    await turnOn(points);
    answers = [202, 429, 500, 200, 400];
    await tell();
    await bench.sandbox.settle({ later: true });
    const numbers = app.received.map(({ body }) => (JSON.parse(body) as Call).action_run_id);
    expect(numbers).toHaveLength(4);
    expect(new Set(numbers).size).toBe(1);
    expect(runs()).toMatchObject([{ state: "done", attempts: 4 }]);
    await tell();
    await bench.sandbox.settle({ later: true });
    expect(runs()[0]).toMatchObject({ state: "failed", said: "400", attempts: 1 });
  });

  it("may come twice, and waits while the app is not started", async () => {
    bench.sandbox.faults.add({ kind: "flow.duplicate", times: 1 });
    bench.sandbox.appUrl = null;
    await turnOn(points);
    await tell();
    await bench.sandbox.settle();
    expect(app.received).toEqual([]);
    bench.sandbox.appUrl = app.url;
    await bench.sandbox.settle();
    const numbers = app.received.map(({ body }) => (JSON.parse(body) as Call).action_run_id);
    expect(numbers).toHaveLength(2);
    expect(new Set(numbers).size).toBe(1);
  });

  it("calls no app that has left", async () => {
    await turnOn(points);
    bench.sandbox.appUrl = null;
    await tell();
    bench.sandbox.uninstall(domain);
    bench.sandbox.appUrl = app.url;
    await bench.sandbox.settle();
    expect(app.received).toEqual([]);
    expect(runs()).toMatchObject([{ state: "failed", said: "The app was uninstalled." }]);
  });

  it("does not run without what it needs", async () => {
    await turnOn({ ...points, "property.points": "" });
    await tell();
    await bench.sandbox.settle();
    expect(app.received).toEqual([]);
    expect(runs()).toMatchObject([
      { state: "failed", said: "The action give-points needs points." },
    ]);
  });
});

interface Call {
  action_run_id: string;
}
