import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { themeActivations } from "../../sandbox/theme/activations.ts";
import { aProduct, apiKey, domain, startBench, type Bench } from "./support.ts";

const extensionsDir = inProject("tests/fixtures/extensions");
const admin = `/store/${domain.split(".")[0]}`;

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ extensionsDir });
  bench.sandbox.tenant(domain).store.putProduct(aProduct(1));
});
afterEach(() => bench.close());

const blocks = () => bench.sandbox.tenant(domain).store.themeBlocks.all();
const read = async (path: string) => (await fetch(bench.sandbox.url + path)).text();
const send = async (path: string, form: Record<string, string>) => {
  const response = await fetch(`${bench.sandbox.url}${admin}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  });
  return response.headers.get("location");
};
const ofBlock = (block: string) => ({ extension: "storefront", block });
const add = (block: string, template: string, section = "main") =>
  send("/themes/blocks", { ...ofBlock(block), template, section });

describe("The online store in the admin", () => {
  it("lists the app's blocks by the merchant's words, and which are not available just now", async () => {
    const page = await read(`${admin}/themes`);
    for (const name of ["Sale countdown", "Slide-in question", "Bought together"]) {
      expect(page).toContain(name);
    }
    expect(page).toContain("hidden by the app just now");
    await add("countdown", "index");
    const placed = await read(`${admin}/themes`);
    expect(placed).toMatch(/Heading\s+<input name="setting.heading" value="Sale ends"/);
    expect(placed).toContain('name="setting.days"');
  });

  it("places a block, sets it, moves it and takes it away", async () => {
    await add("sign-up", "product");
    await add("countdown", "product");
    const [signUp, countdown] = blocks();
    expect(blocks().map(({ block }) => block)).toEqual(["sign-up", "countdown"]);
    await send(`/themes/blocks/${countdown!.id}`, { do: "up" });
    expect(blocks().map(({ block }) => block)).toEqual(["countdown", "sign-up"]);
    await send(`/themes/blocks/${countdown!.id}`, {
      ...{ do: "set", "setting.heading": "Ends soon", "setting.days": "4" },
    });
    expect(blocks()[0]!.settings).toEqual({ heading: "Ends soon", days: 4 });
    await send(`/themes/blocks/${signUp!.id}`, { do: "remove" });
    expect(blocks().map(({ block }) => block)).toEqual(["countdown"]);
  });

  it("switches an embed on and off", async () => {
    await send("/themes/embeds", { ...ofBlock("slide-in"), enabled: "on", "setting.delay": "30" });
    const shop = `/storefront/${domain}`;
    expect(await read(shop)).toContain('data-delay="30"');
    expect(blocks()[0]!.settings).toEqual({ delay: 30, phones: false });
    await send("/themes/embeds", { ...ofBlock("slide-in"), "setting.delay": "30" });
    expect(await read(shop)).not.toContain("data-delay");
    expect(blocks()).toHaveLength(1);
  });

  it("does not do what the theme editor would not", async () => {
    expect(await add("also-bought", "index")).toContain("does%20not%20go%20on%20index");
    expect(await add("slide-in", "product")).toContain("is%20an%20embed");
    expect(await add("no-such", "product")).toContain("has%20no%20block");
    await add("countdown", "product");
    const wrong = { do: "set", "setting.days": "12" };
    expect(await send(`/themes/blocks/${blocks()[0]!.id}`, wrong)).toContain("days%20cannot%20be");
    expect(blocks()[0]!.settings).toEqual({});
    expect(await read(`${admin}/themes?problem=Not%20so`)).toContain('role="alert">Not so');
  });

  it("is where the app's links for activation lead, with the block they name ready to add", async () => {
    const link = `${admin}/themes/current/editor?template=product&target=mainSection`;
    const page = await read(`${link}&addAppBlockId=${apiKey}/also-bought`);
    expect(page).toMatch(/<select name="template" autofocus>\s*<option selected>product</);
    expect(page).toContain("<option selected>main");
    const embed = await read(
      `${admin}/themes/current/editor?context=apps&activateAppId=${apiKey}/slide-in`,
    );
    expect(embed.match(/name="enabled" checked/g)).toHaveLength(1);
  });

  it("tells the app which of its blocks are placed, may be, and may not", async () => {
    await add("sign-up", "cart", "apps");
    const [extension] = themeActivations(bench.sandbox, domain);
    const of = (handle: string) =>
      extension!.activations.find((activation) => activation.handle === handle);
    expect(extension).toMatchObject({ handle: "storefront", type: "theme_app_extension" });
    expect(of("sign-up")).toMatchObject({
      name: "Sign-up",
      target: "section",
      status: "active",
      activations: [{ themeId: "gid://shopify/OnlineStoreTheme/1" }],
    });
    expect(of("sign-up")!.activations[0]!.target).toMatch(/^template--cart\/apps\/sign-up_\d+$/);
    expect(of("slide-in")).toMatchObject({ target: "body", status: "available", activations: [] });
    expect(of("countdown")).toMatchObject({ status: "unavailable" });
    const told = await read(`/shell/extensions?shop=${domain}`);
    expect(told).toContain('"theme_app_extension"');
  });

  it("says whether visitors are asked for consent", async () => {
    const asked = async () => (await read(`/storefront/${domain}`)).includes('"isAsked":true');
    expect(await asked()).toBe(false);
    await send("/themes/consent", { mode: "asked" });
    expect(await asked()).toBe(true);
    bench.sandbox.tenant(domain).store.updateShop({ country: "FR" });
    await send("/themes/consent", { mode: "by country" });
    expect(await asked()).toBe(true);
    await send("/themes/consent", { mode: "not asked" });
    expect(await asked()).toBe(false);
  });
});
