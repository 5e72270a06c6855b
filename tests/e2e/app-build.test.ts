import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { inProject, ROOT } from "../../scripts/paths.ts";

/** Shopify's own CLI, without login, network, questions or statistics. */
function shopifyAppBuild(folder: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(
    process.execPath,
    [
      inProject("node_modules", "@shopify", "cli", "bin", "run.js"),
      "app",
      "build",
      "--path",
      folder,
    ],
    {
      cwd: folder,
      env: { ...process.env, CI: "1", SHOPIFY_CLI_NO_ANALYTICS: "1", NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}

describe("Shopify's CLI", () => {
  it("takes the app's configuration and builds its extension", async () => {
    const started = Date.now();
    const { code, said } = await shopifyAppBuild(ROOT);
    expect(said).toContain("built!");
    expect(code).toBe(0);
    const dist = inProject("extensions", "feedback-survey", "dist");
    const newest = fs
      .readdirSync(dist)
      .filter((name) => name.endsWith(".js"))
      .map((name) => fs.statSync(path.join(dist, name)).mtimeMs);
    expect(Math.max(...newest)).toBeGreaterThanOrEqual(started - 1000);
    // the shapes on the wire are the app's own, and nothing of the app comes with them
    const { inputs } = JSON.parse(
      fs.readFileSync(path.join(dist, "feedback-survey.metafile.json"), "utf8"),
    ) as { inputs: Record<string, unknown> };
    const used = Object.keys(inputs).map((file) => file.replace(/^(\.\.\/)+/, ""));
    expect(used.filter((file) => file.startsWith("contracts/")).sort()).toEqual([
      "contracts/survey-answer.ts",
      "contracts/survey-definition.ts",
    ]);
    expect(used.filter((file) => /^app\/|\/zod\//.test(file))).toEqual([]);
  });

  it("would refuse a configuration with a compliance topic that does not exist", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-app-"));
    const toml = fs.readFileSync(inProject("shopify.app.toml"), "utf8");
    fs.writeFileSync(
      path.join(folder, "shopify.app.toml"),
      toml.replace('"shop/redact"', '"shop/forget"'),
    );
    fs.copyFileSync(inProject("package.json"), path.join(folder, "package.json"));
    const { code, said } = await shopifyAppBuild(folder);
    expect(said).toContain("compliance_topics");
    expect(code).not.toBe(0);
  });
});
