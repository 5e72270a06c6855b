import fs from "node:fs";
import path from "node:path";
import toml from "toml";
import { ROOT } from "./paths.ts";
import { programOf } from "./program.ts";
import { runNode, type Finished } from "./run.ts";

function addressIn(folder: string): string {
  const text = fs.readFileSync(path.join(folder, "shopify.app.toml"), "utf8");
  return (toml.parse(text) as { application_url: string }).application_url;
}

/** `shopify app build` of the app in this folder: its configuration is checked and its extensions are bundled. */
export function buildExtensions(folder = ROOT): Promise<Finished> {
  return runNode([programOf("@shopify/cli", "shopify"), "app", "build", "--path", folder], {
    quiet: true,
    env: {
      APP_URL: process.env["APP_URL"] ?? addressIn(folder),
      CI: "1",
      SHOPIFY_CLI_NO_ANALYTICS: "1",
      NO_COLOR: "1",
    },
  });
}
