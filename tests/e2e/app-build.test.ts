import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import toml from "toml";
import { describe, expect, it } from "vitest";
import { problemsOf } from "../../scripts/extensions/check.ts";
import { themeCheck } from "../../scripts/extensions/theme-check.ts";
import { inProject } from "../../scripts/paths.ts";
import { buildExtensions, builtExtensions, extensions } from "../../scripts/shopify-build.ts";

/** Shopify takes 64 KB; ours are to stay a quarter of that. */
const MOST_BYTES = 16 * 1024;

interface Configuration {
  extensions: { targeting: { target: string }[] }[];
}

const withScripts = extensions().flatMap((one) =>
  one.type === "ui_extension" ? [{ ...one, script: one.bundle! }] : [],
);

describe("Shopify's CLI", () => {
  it("builds every kind of extension in one run", async () => {
    const { built } = await builtExtensions();
    expect(new Set(built.map(({ type }) => type))).toEqual(
      new Set(["ui_extension", "theme", "web_pixel_extension", "flow_trigger", "flow_action"]),
    );
    for (const { name, bundle } of built)
      expect(bundle === null || fs.existsSync(bundle), name).toBe(true);
  });

  it.each(withScripts)("makes of $name a small bundle that knows its targets", async (one) => {
    await builtExtensions();
    const bundle = fs.readFileSync(one.script);
    const text = fs.readFileSync(path.join(one.folder, "shopify.extension.toml"), "utf8");
    const { extensions: configured } = toml.parse(text) as Configuration;
    expect(deflateSync(bundle).length).toBeLessThan(MOST_BYTES);
    for (const { target } of configured.flatMap(({ targeting }) => targeting))
      expect(bundle.includes(target), target).toBe(true);
    expect(bundle.includes("process.env")).toBe(false);
  });

  it.each(withScripts)("writes for $name the types that stand in its folder", async (one) => {
    await builtExtensions();
    const types = (folder: string) => fs.readFileSync(path.join(folder, "shopify.d.ts"), "utf8");
    expect(types(one.source)).toBe(types(one.folder));
  });

  it("writes what says whether an action is offered into a script of its own", async () => {
    const { built } = await builtExtensions();
    const action = built.find(({ name }) => name === "give-points-action")!;
    const script = path.join(action.folder, "dist", "give-points-action-conditions.js");
    const text = fs.readFileSync(script, "utf8");
    expect(text).toContain('"admin.customer-details.action.should-render"');
    expect(fs.readFileSync(action.bundle!, "utf8")).not.toContain("should-render");
  });

  it("would refuse a configuration with a compliance topic that does not exist", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-app-"));
    const configuration = fs.readFileSync(inProject("shopify.app.toml"), "utf8");
    fs.writeFileSync(
      path.join(folder, "shopify.app.toml"),
      configuration.replace('"shop/redact"', '"shop/forget"'),
    );
    fs.copyFileSync(inProject("package.json"), path.join(folder, "package.json"));
    const { code, output } = await buildExtensions(folder);
    expect(output).toContain("compliance_topics");
    expect(code).not.toBe(0);
  });
});

describe("What Shopify's CLI does not mind", () => {
  it("is nowhere in the app and in the samples", async () => {
    const { app } = await builtExtensions();
    expect(problemsOf(app)).toEqual([]);
    expect(await themeCheck(app)).toEqual([]);
  });

  it("is found by theme check, which fails for a text that no language has", async () => {
    const app = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-theme-"));
    const theme = path.join(app, "extensions", "shop-window");
    const sample = inProject("tests", "extensions", "samples", "shop-window");
    fs.cpSync(sample, theme, { recursive: true });
    const block = path.join(theme, "blocks", "sale-ends.liquid");
    fs.writeFileSync(block, fs.readFileSync(block, "utf8").replace("window.soon", "window.none"));
    const problems = await themeCheck(app);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("TranslationKeyExists");
  });
});
