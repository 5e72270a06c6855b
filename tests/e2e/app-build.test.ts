import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import toml from "toml";
import { describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { buildExtensions, builtExtensions, extensions } from "../../scripts/shopify-build.ts";

/** Shopify takes 64 KB; ours are to stay a quarter of that. */
const MOST_BYTES = 16 * 1024;

interface Configuration {
  extensions: { targeting: { target: string }[] }[];
}

describe("Shopify's CLI", () => {
  it("takes the app's configuration and builds its extensions", async () => {
    const built = await builtExtensions();
    expect(built.length).toBeGreaterThan(0);
    for (const { bundle } of built) expect(fs.existsSync(bundle)).toBe(true);
  });

  it.each(extensions())(
    "makes of $name a small bundle that is told the app's address",
    async (one) => {
      await builtExtensions();
      const bundle = fs.readFileSync(one.bundle);
      const text = fs.readFileSync(path.join(one.folder, "shopify.extension.toml"), "utf8");
      const { extensions: configured } = toml.parse(text) as Configuration;
      expect(deflateSync(bundle).length).toBeLessThan(MOST_BYTES);
      for (const { target } of configured.flatMap(({ targeting }) => targeting))
        expect(bundle.includes(target), target).toBe(true);
      expect(bundle.includes("process.env")).toBe(false);
    },
  );

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
