import path from "node:path";
import fs from "node:fs";
import { programOf } from "../program.ts";
import { runNode } from "../run.ts";
import { parseToml } from "../../sandbox/install/toml.ts";
import { extensionFolders } from "./check.ts";

/**
 * Shopify's theme check of an app's theme extensions, which its build runs too, but without minding the errors.
 * Returns what it says of those that have one.
 */
export async function themeCheck(app: string): Promise<string[]> {
  const problems: string[] = [];
  for (const dir of extensionFolders(app)) {
    const toml = parseToml(fs.readFileSync(path.join(dir, "shopify.extension.toml"), "utf8"));
    if (toml["type"] !== "theme") continue;
    const { code, output } = await runNode(
      [
        ...[programOf("@shopify/cli", "shopify"), "theme", "check", "--path", dir],
        ...["-C", "theme-check:theme-app-extension", "--fail-level", "error"],
      ],
      { quiet: true, env: { CI: "1", SHOPIFY_CLI_NO_ANALYTICS: "1", NO_COLOR: "1" } },
    );
    if (code !== 0) problems.push(`${path.relative(app, dir)}: ${output.trim()}`);
  }
  return problems;
}
