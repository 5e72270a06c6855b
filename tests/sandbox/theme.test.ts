import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { numberOfApp } from "../../sandbox/install/app-number.ts";
import type { ThemeBlockRecord } from "../../sandbox/store/theme-blocks.ts";
import { liquidOf } from "../../sandbox/theme/liquid.ts";
import { readThemeExtension, themeExtensions } from "../../sandbox/theme/extension.ts";
import { extensionsOfType } from "../../sandbox/extensions/find.ts";
import { apiKey, aProduct, aCustomer, domain, startBench, type Bench } from "./support.ts";

const extensionsDir = inProject("tests/fixtures/extensions");
const home = `/storefront/${domain}`;
const app = `gid://shopify/AppInstallation/${numberOfApp(apiKey)}`;
const mug = "gid://shopify/Product/1";

let bench: Bench;

beforeEach(async () => {
  bench = await startBench({ extensionsDir });
  bench.sandbox.clock.moveTo(new Date("2026-11-27T10:40:00Z"));
  const { store } = bench.sandbox.tenant(domain);
  for (const id of [1, 2, 3]) store.putProduct(aProduct(id));
});
afterEach(() => bench.close());

const shop = () => bench.sandbox.tenant(domain).store;

async function pageOf(path = "", headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(`${bench.sandbox.url}${home}${path}`, { headers })).text();
}

function place(block: string, change: Partial<ThemeBlockRecord> = {}): void {
  shop().themeBlocks.write({
    id: shop().nextId("themeBlock"),
    extension: "storefront",
    block,
    template: "product",
    section: "main",
    position: 1,
    enabled: true,
    settings: {},
    ...change,
  });
}

const embed = (block: string, settings: ThemeBlockRecord["settings"] = {}) =>
  place(block, { template: null, section: null, settings });

async function keep(ownerId: string, namespace: string, key: string, type: string, value: string) {
  const { data } = await bench.admin(
    `mutation ($metafields: [MetafieldsSetInput!]!) {
      metafieldsSet(metafields: $metafields) { userErrors { message } } }`,
    { metafields: [{ ownerId, namespace, key, type, value }] },
  );
  expect(data.metafieldsSet.userErrors).toEqual([]);
}

async function startSale(live = "true"): Promise<void> {
  await keep(app, "sale", "live", "boolean", live);
  await keep(app, "sale", "ends_at", "date_time", "2026-11-28T10:00:00Z");
}

const pathOf = ({ handle }: { handle: string }) => `/products/${handle}`;

describe("A block in a section of the theme", () => {
  it("is drawn where it was placed, with its defaults, its assets once and the app's own metafields", async () => {
    await startSale();
    place("countdown");
    place("countdown", { template: "index", section: "apps", settings: { days: 1 } });
    const product = await pageOf(pathOf(aProduct(1)));
    expect(product).toContain('class="shopify-block shopify-app-block countdown"');
    expect(product).toContain(`data-ends="${Date.UTC(2026, 10, 28, 10) / 1000}"`);
    expect(product).toContain("<p>Sale ends</p>");
    expect(product).toContain("<p>2 days left</p>");
    expect(product.match(/countdown\.js/g)).toHaveLength(1);
    expect(product).not.toContain("{% schema %}");
    expect(await pageOf()).toContain("<p>1 day left</p>");
    expect(await pageOf("/cart")).not.toContain("test-countdown");
  });

  it("comes and goes with the boolean of available_if, and is away while that was never said", async () => {
    place("countdown");
    expect(await pageOf(pathOf(aProduct(1)))).not.toContain("countdown");
    await startSale("false");
    expect(await pageOf(pathOf(aProduct(1)))).not.toContain("countdown");
    await startSale("true");
    expect(await pageOf(pathOf(aProduct(1)))).toContain("test-countdown");
  });

  it("stands only on the templates its schema allows", async () => {
    await keep(mug, "custom", "also_bought", "list.product_reference", JSON.stringify([mug]));
    place("also-bought", { template: "index" });
    expect(await pageOf()).not.toContain("Bought together");
  });

  it("reads products out of a merchant's metafield, those on sale only", async () => {
    const others = [2, 3, 999].map((id) => `gid://shopify/Product/${id}`);
    await keep(mug, "custom", "also_bought", "list.product_reference", JSON.stringify(others));
    shop().putProduct({ ...aProduct(3), status: "DRAFT" });
    place("also-bought");
    const page = await pageOf(pathOf(aProduct(1)));
    expect(page).toContain(`<a href="${home}${pathOf(aProduct(2))}">`);
    expect(page).toContain("$25.00");
    expect(page).not.toContain(pathOf(aProduct(3)));
    const image = /<img src="([^"]+)"/.exec(page)![1]!;
    expect(image).toContain("?width=120");
    const drawing = await fetch(bench.sandbox.url + image);
    expect(drawing.headers.get("content-type")).toContain("image/svg+xml");
  });

  it("reads the app's own metafield of a product only where a definition opens it to the storefront", async () => {
    place("also-bought");
    await keep(mug, "$app", "also_bought", "list.product_reference", '["gid://shopify/Product/2"]');
    expect(await pageOf(pathOf(aProduct(1)))).not.toContain("Bought together");
    const { data } = await bench.admin(`mutation { metafieldDefinitionCreate(definition: {
      name: "Also bought", ownerType: PRODUCT, namespace: "$app", key: "also_bought",
      type: "list.product_reference", access: { storefront: PUBLIC_READ } }) {
        userErrors { message } } }`);
    expect(data.metafieldDefinitionCreate.userErrors).toEqual([]);
    expect(await pageOf(pathOf(aProduct(1)))).toContain("Bought together");
  });

  it("leaves the page when the app is uninstalled", async () => {
    place("sign-up");
    expect(await pageOf(pathOf(aProduct(1)))).toContain('id="sign-up"');
    bench.sandbox.uninstall(domain);
    expect(await pageOf(pathOf(aProduct(1)))).not.toContain('id="sign-up"');
  });
});

describe("An embed", () => {
  it("is on every page of the theme while it is switched on, with its settings", async () => {
    embed("slide-in", { delay: 45, phones: false });
    embed("mark");
    for (const path of ["", "/cart", "/search?q=thing", "/collections/all"]) {
      const page = await pageOf(path);
      expect(page, path).toContain('data-delay="45"');
      expect(page.indexOf("test-survey"), path).toBeGreaterThan(page.indexOf("</main>"));
    }
    expect(await pageOf("/cart")).toMatch(/<meta name="tests" content="cart tests">\s*<\/head>/);
    for (const record of shop().themeBlocks.all()) {
      shop().themeBlocks.write({ ...record, enabled: false });
    }
    expect(await pageOf()).not.toContain("test-survey");
  });

  it("is not on the checkout, where Shopify's pages take nothing of a theme", async () => {
    embed("slide-in");
    const added = await fetch(`${bench.sandbox.url}${home}/cart/add`, {
      method: "POST",
      body: new URLSearchParams({ id: "11", quantity: "1" }),
      redirect: "manual",
    });
    const cookie = added.headers.get("set-cookie")!.split(";")[0]!;
    const checkout = await pageOf("/checkout", { cookie });
    expect(checkout).toContain("Pay now");
    expect(checkout).not.toContain("test-survey");
  });
});

describe("An asset of an extension", () => {
  it("is served to any page and kept by the browser, with an address that changes with the file", async () => {
    embed("slide-in");
    const source = /src="([^"]+survey\.js[^"]*)"/.exec(await pageOf())![1]!;
    expect(source).toMatch(/^\/cdn\/ext\/storefront\/assets\/survey\.js\?v=\w+$/);
    const answer = await fetch(bench.sandbox.url + source);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000");
    expect(answer.headers.get("content-type")).toContain("javascript");
    expect((await fetch(`${bench.sandbox.url}/cdn/ext/storefront/assets/no.js`)).status).toBe(404);
    const outside = "/cdn/ext/storefront/assets/..%2Fshopify.extension.toml";
    expect((await fetch(bench.sandbox.url + outside)).status).toBe(404);
  });
});

describe("The newsletter form", () => {
  const send = (fields: Record<string, string>) =>
    fetch(`${bench.sandbox.url}${home}/contact`, {
      method: "POST",
      body: new URLSearchParams({ form_type: "customer", return_to: `${home}/cart`, ...fields }),
      redirect: "manual",
    });

  it("makes a customer with consent and the form's tags, and leads back to the page that says so", async () => {
    place("sign-up", { template: "cart" });
    expect(await pageOf("/cart")).toContain(`action="${home}/contact#sign-up"`);
    const answer = await send({ "contact[email]": "Kim@Example.com", "contact[tags]": "a, bmr-7" });
    expect(answer.headers.get("location")).toBe(`${home}/cart?customer_posted=true`);
    const [customer] = [...shop().customers()];
    expect(customer).toMatchObject({
      email: "kim@example.com",
      emailMarketing: "SUBSCRIBED",
      tags: ["a", "bmr-7"],
    });
    expect(await pageOf("/cart?customer_posted=true")).toContain("You&#39;re on the list");
  });

  it("gives consent of a customer the shop knows, and adds no tags", async () => {
    shop().putCustomer(aCustomer(5, { email: "kim@example.com", emailMarketing: "UNSUBSCRIBED" }));
    await send({ "contact[email]": "kim@example.com", "contact[tags]": "bmr-7" });
    expect(shop().customer(5)).toMatchObject({ emailMarketing: "SUBSCRIBED", tags: [] });
    expect(shop().customerCount()).toBe(1);
  });

  it("takes no half address and leads to no other site", async () => {
    const answer = await send({ "contact[email]": "kim@", return_to: "https://evil.example" });
    expect(answer.headers.get("location")).toBe(`${home}?form_type=customer`);
    expect(shop().customerCount()).toBe(0);
  });
});

describe("The shop's own lists", () => {
  it("hold everything, what is of a type or a vendor, and what a search finds", async () => {
    shop().putProduct({ ...aProduct(2), title: "Blue Mug", productType: "Cup", vendor: "Kiln" });
    const titled = async (path: string) =>
      [...(await pageOf(path)).matchAll(/<h2><a [^>]+>([^<]+)</g)].map(([, title]) => title);
    expect(await titled("/collections/all")).toHaveLength(3);
    expect(await titled("/collections/types?q=cup")).toEqual(["Blue Mug"]);
    expect(await titled("/collections/vendors?q=Kiln")).toEqual(["Blue Mug"]);
    expect(await titled("/search?q=mug+blue")).toEqual(["Blue Mug"]);
    expect(await titled("/search?q=teapot")).toEqual([]);
    expect((await fetch(`${bench.sandbox.url}${home}/collections/summer`)).status).toBe(404);
    expect(await pageOf("/collections")).toContain("/collections/vendors?q=Kiln");
  });
});

describe("Liquid of the sandbox", () => {
  const view = () => ({
    world: bench.sandbox,
    domain,
    template: "index",
    title: "Tests",
    path: home,
    locale: "fr",
    customer: null,
    cart: { lines: [] },
  });
  const [extension] = themeExtensions(extensionsDir);
  const drawn = (source: string, objects: Record<string, unknown> = {}): string =>
    liquidOf(view(), extension!, objects).parseAndRenderSync(source) as string;

  it("has no filter and no tag that Shopify's own list has not", () => {
    const data = "node_modules/@shopify/cli/dist/data";
    const names = (file: string) =>
      (
        JSON.parse(readFileSync(inProject(`${data}/${file}.json`), "utf8")) as { name: string }[]
      ).map(({ name }) => name);
    // Shopify's list leaves out what is written in two ways, and what stands outside of any object
    const also = ["t", "handle", "url_escape", "#", "schema"];
    const engine = liquidOf(view(), extension!, {});
    const known = new Set([...names("filters"), ...names("tags"), ...also]);
    const own = [...Object.keys(engine.filters), ...Object.keys(engine.tags)];
    expect(own.filter((name) => !known.has(name))).toEqual([]);
    expect(own.length).toBeGreaterThan(80);
  });

  it("fails on a filter it has not, and on what only a theme may say", () => {
    expect(() => drawn("{{ 1 | group_by: 'a' }}")).toThrow("undefined filter: group_by");
    expect(() => drawn("{% section 'header' %}")).toThrow("only a theme may have it");
    expect(() => drawn("{% javascript %}x{% endjavascript %}")).toThrow("in the block's schema");
    expect(() => drawn("{{ 'no.js' | asset_url }}")).toThrow("has no file assets/no.js");
    expect(() => drawn("{{ image | image_url: width: 9 }}")).toThrow("invalid url input");
  });

  it("is blank where an object is not there, and true where Shopify's is", () => {
    expect(drawn("[{{ nothing.at.all }}]{% if nothing == blank %}blank{% endif %}")).toBe(
      "[]blank",
    );
    expect(drawn("{% if 0 %}zero{% endif %}{% if '' %}empty{% endif %}")).toBe("zeroempty");
  });

  it("writes money from hundredths and words in the shopper's language", () => {
    expect(drawn("{{ 123450 | money }} {{ 100000 | money_without_trailing_zeros }}")).toBe(
      "$1,234.50 $1,000",
    );
    expect(drawn("{{ 'sign_up.send' | t }} {{ 'sign_up.email' | t }} {{ 'a.b' | t }}")).toBe(
      "S&#39;inscrire Email Translation missing: fr.a.b",
    );
  });

  it("knows the hour at which a page was drawn and no more, as Shopify keeps drawn pages", () => {
    expect(drawn("{{ 'now' | date: '%H:%M' }}")).toBe("05:00");
  });

  it("shows what goes wrong in a block where the block would stand", async () => {
    const dir = mkdtempSync(join(tmpdir(), "extensions-"));
    cpSync(extensionsDir, dir, { recursive: true });
    const path = join(dir, "storefront/blocks/mark.liquid");
    writeFileSync(
      path,
      '{{ shop.name | shout }}{% schema %}{ "name": "Mark", "target": "body" }{% endschema %}',
    );
    const other = await startBench({ extensionsDir: dir });
    other.sandbox.tenant(domain).store.themeBlocks.write({
      ...{ id: 1, extension: "storefront", block: "mark", template: null, section: null },
      ...{ position: 1, enabled: true, settings: {} },
    });
    const page = await (await fetch(`${other.sandbox.url}${home}`)).text();
    expect(page).toContain('data-liquid-error="storefront/blocks/mark.liquid"');
    expect(page).toContain("undefined filter: shout");
    await other.close();
    rmSync(dir, { recursive: true });
  });
});

describe("A theme extension is refused", () => {
  const read = (change: (dir: string) => void) => {
    const dir = mkdtempSync(join(tmpdir(), "extension-"));
    cpSync(extensionsDir, dir, { recursive: true });
    change(join(dir, "storefront"));
    try {
      return readThemeExtension(extensionsOfType(dir, "theme")[0]!);
    } finally {
      rmSync(dir, { recursive: true });
    }
  };
  const block = (schema: object) => (dir: string) =>
    writeFileSync(
      join(dir, "blocks/mark.liquid"),
      `{% schema %}${JSON.stringify({ name: "Mark", target: "body", ...schema })}{% endschema %}`,
    );

  it.each([
    ["a target no theme has", block({ target: "footer" }), "target"],
    ["a key Shopify does not know", block({ colour: "red" }), "colour"],
    ["a file that is not there", block({ javascript: "no.js" }), "not in assets/"],
    ["a condition that is no metafield of the app", block({ available_if: "yes" }), "available_if"],
    [
      "a default that is no option",
      block({
        settings: [
          {
            ...{ type: "select", id: "a", label: "A", default: "c" },
            options: [{ value: "b", label: "B" }],
          },
        ],
      }),
      "default has to be one of the options",
    ],
    [
      "a default between the steps of a range",
      block({
        settings: [{ type: "range", id: "a", label: "A", min: 0, max: 9, step: 3, default: 4 }],
      }),
      "one of the range's steps",
    ],
    [
      "a setting of a kind no editor has",
      block({ settings: [{ type: "slider", id: "a", label: "A" }] }),
      "settings",
    ],
    [
      "a schema that is not there",
      (dir: string) => writeFileSync(join(dir, "blocks/mark.liquid"), "<p></p>"),
      "0 schema tags",
    ],
    [
      "a folder Shopify does not take",
      (dir: string) => cpSync(join(dir, "blocks"), join(dir, "src"), { recursive: true }),
      "has a folder src",
    ],
  ])("for %s", (_, change, message) => {
    expect(() => read(change)).toThrow(message);
  });
});
