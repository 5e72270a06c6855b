import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { problemsOf } from "../../scripts/extensions/check.ts";
import { apiVersion, knownCapabilities, knownTargets } from "../../scripts/extensions/facts.ts";
import { inProject } from "../../scripts/paths.ts";

let app: string;
beforeEach(() => {
  app = fs.mkdtempSync(path.join(os.tmpdir(), "extension-check-"));
  fs.copyFileSync(inProject("shopify.app.toml"), path.join(app, "shopify.app.toml"));
  fs.cpSync(inProject("tests/extensions/samples"), path.join(app, "extensions"), {
    recursive: true,
  });
});
afterEach(() => fs.rmSync(app, { recursive: true, force: true }));

/** Changes one file of the app; throws when there was nothing to change. */
function change(file: string, from: string, to: string): void {
  const place = path.join(app, file);
  const before = fs.readFileSync(place, "utf8");
  expect(before, `${file} has ${from}`).toContain(from);
  fs.writeFileSync(place, before.replace(from, to));
}
const toml = (name: string) => `extensions/${name}/shopify.extension.toml`;

describe("What the check compares with", () => {
  it("is what the installed types have", () => {
    expect(apiVersion()).toBe("2026-07");
    const targets = knownTargets();
    for (const target of [
      "purchase.thank-you.block.render",
      "customer-account.page.render",
      "admin.customers.segmentation-templates.data",
      "pos.home.tile.render",
    ])
      expect(targets, target).toContain(target);
    expect([...knownCapabilities()].sort()).toEqual([
      "api_access",
      "block_progress",
      "collect_buyer_consent.customer_privacy",
      "collect_buyer_consent.sms_marketing",
      "iframe.sources",
      "network_access",
    ]);
  });
});

describe("An app whose extensions are right", () => {
  it("is told nothing", () => {
    expect(problemsOf(inProject())).toEqual([]);
    expect(problemsOf(app)).toEqual([]);
  });
});

const customers = "admin.customers.segmentation-templates";
const definition = (text: string) => `[customer.metafields.app.state]\n${text}\n\n[pos]`;

describe("An app is told of", () => {
  it.each([
    [
      "a target that is gone",
      "segment-templates",
      `${customers}.data`,
      `${customers}.render`,
      `there is no target "${customers}.render"; the nearest is "${customers}.data"`,
    ],
    [
      "a target that is there twice",
      "membership",
      "order-index.block",
      "profile.block",
      'the target "customer-account.profile.block.render" is there twice',
    ],
    [
      "a module that is not there",
      "membership",
      "./src/Report.tsx",
      "./src/Reports.tsx",
      'there is no module "./src/Reports.tsx"',
    ],
    [
      "types of another version",
      "membership",
      "2026-07",
      "2026-04",
      "the installed types are of 2026-07",
    ],
    [
      "a misspelt capability",
      "membership",
      "network_access",
      "network_acces",
      'there is no capability "network_acces"; the nearest is "network_access"',
    ],
    [
      "a capability that is no yes or no",
      "membership",
      "network_access = true",
      'network_access = "yes"',
      "network_access cannot be",
    ],
    [
      "a block of the buyer's way where there is none",
      "membership",
      "network_access",
      "block_progress",
      "block_progress is of use at the checkout only",
    ],
    [
      "a metafield's misspelt key",
      "membership",
      'key = "tier"',
      'kee = "tier"',
      'a metafield has no key "kee"',
    ],
    [
      "a namespace that cannot be",
      "membership",
      "$app:member",
      "$ap:member",
      '"$ap:member" is no namespace of metafields',
    ],
    [
      "a misspelt section",
      "membership",
      "[extensions.capabilities]",
      "[extensions.capability]",
      '[[extensions]] has no key "capability"',
    ],
    [
      "a question nobody asks",
      "give-points-action",
      "admin.customer-details.action.render",
      "admin.customer-details.block.render",
      "is never asked whether it should render",
    ],
    ["a name without its text", "membership", "t:name", "t:title", 'its name is "t:title"'],
    [
      "a handle with capitals",
      "membership",
      'handle = "membership"',
      'handle = "Membership"',
      "is no handle",
    ],
    [
      "a handle that another has",
      "house-rules",
      'handle = "house-rules"',
      'handle = "membership"',
      'has the handle "membership" too',
    ],
    ["a uid that another has", "house-rules", "6f1f6b0b7b05", "6f1f6b0b7b01", "has the uid"],
    ["no uid", "house-rules", "uid =", "id =", "is no uid"],
    [
      "a kind that nobody builds",
      "house-rules",
      "ui_extension",
      "ui_extensions",
      'there is no kind of extension "ui_extensions"; the nearest is "ui_extension"',
    ],
    ["a toml that is none", "house-rules", '"2026-07"', '"2026-07', "TOML line 1"],
    [
      "a Flow handle that is too long",
      "case-opened",
      "case-opened",
      "a-complaint-of-a-customer-was-opened",
      "Flow takes 30",
    ],
    [
      "a Flow field of no type",
      "case-opened",
      "customer_reference",
      "customers_reference",
      'the nearest is "customer_reference"',
    ],
    [
      "a record that triggers do not carry",
      "case-opened",
      "customer_reference",
      "abandonment_reference",
      'no flow_trigger field type "abandonment_reference"',
    ],
    [
      "a Flow key with a hyphen",
      "case-opened",
      'key = "Severity"',
      'key = "how-bad"',
      '"how-bad" is no key of a flow_trigger field',
    ],
    [
      "a Flow action without an address",
      "give-points",
      "runtime_url",
      "run_url",
      "needs a runtime_url",
    ],
    [
      "a Flow action over http",
      "give-points",
      "https://",
      "http://",
      "runtime_url must be an https address",
    ],
    [
      "a pixel that wants a window",
      "visits",
      '"strict"',
      '"lax"',
      'runtime_context must be "strict"',
    ],
    [
      "a pixel that does not say what for",
      "visits",
      "analytics = true",
      "analytic = true",
      '[customer_privacy] has no key "analytic"',
    ],
    ["a pixel that sells somehow", "visits", '"disabled"', '"no"', "sale_of_data must be one of"],
    [
      "a pixel's setting of no type",
      "visits",
      "single_line_text_field",
      "text",
      'there is no type "text"',
    ],
  ])("%s", (_, name, from, to, message) => {
    change(toml(name), from, to);
    const problems = problemsOf(app);
    expect(problems.join("\n")).toContain(message);
    for (const problem of problems)
      expect(problem).toMatch(/^extensions\/[\w-]+\/shopify\.extension/);
  });

  it.each([
    [
      "a block in a place that themes do not have",
      '"target": "section"',
      '"target": "footer"',
      "its target must be one of",
    ],
    [
      "a block with a style that is not there",
      "sale-ends.css",
      "sale-end.css",
      'there is no asset "sale-end.css"',
    ],
    ["a block whose schema is no JSON", '"name"', "name", "its schema is no JSON"],
    [
      "a block with a script from elsewhere",
      "{%- assign",
      '<script src="https://cdn.example/a.js"></script>{%- assign',
      "loads cdn.example/a.js from elsewhere",
    ],
  ])("%s", (_, from, to, message) => {
    change("extensions/shop-window/blocks/sale-ends.liquid", from, to);
    expect(problemsOf(app).join("\n")).toContain(message);
  });

  it("a text that one language lacks", () => {
    change("extensions/membership/locales/fr.json", '"send"', '"sent_off"');
    expect(problemsOf(app)).toEqual([
      'extensions/membership/shopify.extension.toml: locales/fr.json has no "send"',
    ]);
  });

  it.each([
    [
      "a capability",
      'type = "number_integer"\ncapabilities.admin_filterabel = true',
      'there is no capability of metafields "admin_filterabel"; the nearest is "admin_filterable"',
    ],
    [
      "an access",
      'type = "number_integer"\naccess.admin = "merchant_reads"',
      'access.admin: there is no value "merchant_reads"; the nearest is "merchant_read"',
    ],
    [
      "somebody's access",
      'type = "number_integer"\naccess.staff = "read"',
      'there is no access "staff"',
    ],
    ["a type", 'type = "integer"', '"integer" is no type of metafields'],
    ["a key", 'typ = "number_integer"', 'a definition has no key "typ"'],
  ])("%s of a metafield's definition that is misspelt", (_, text, message) => {
    change("shopify.app.toml", "[pos]", definition(text));
    const problems = problemsOf(app);
    expect(problems.join("\n")).toContain(message);
    expect(problems[0]).toMatch(/^shopify\.app\.toml: \[customer\.metafields\.app\.state\]: /);
  });

  it("metafields of something that has none, and nothing where all is right", () => {
    const right =
      'type = "number_integer"\naccess.admin = "merchant_read"\ncapabilities.admin_filterable = true';
    change("shopify.app.toml", "[pos]", definition(right));
    expect(problemsOf(app)).toEqual([]);
    change("shopify.app.toml", "customer.metafields", "customers.metafields");
    expect(problemsOf(app).join()).toContain('there is no owner of metafields "customers"');
  });
});
