import fs from "node:fs";
import path from "node:path";
import toml from "toml";
import { withLock } from "./lock.mjs";
import { CACHE, inProject, ROOT } from "./paths.ts";
import { programOf } from "./program.ts";
import { runNode, type Finished } from "./run.ts";
import { whenChanged } from "./stamp.ts";

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

export interface BuiltExtension {
  /** Its folder below extensions/. */
  name: string;
  folder: string;
  /** What Shopify gets. */
  bundle: string;
}

/** The app's extensions by their folders. */
export function extensions(): BuiltExtension[] {
  return fs
    .readdirSync(inProject("extensions"))
    .map((name) => ({ name, folder: inProject("extensions", name) }))
    .filter(({ folder }) => fs.existsSync(path.join(folder, "shopify.extension.toml")))
    .map((one) => ({ ...one, bundle: path.join(one.folder, "dist", `${one.name}.js`) }));
}

/** All of them as they are now, built once however many ask. @throws Error with all the CLI said */
export async function builtExtensions(): Promise<BuiltExtension[]> {
  const all = extensions();
  const parts = ["src", "locales", "package.json", "shopify.extension.toml"];
  const sources = [
    ...all.flatMap(({ folder }) => parts.map((part) => path.join(folder, part))),
    ...["contracts", "shopify.app.toml", "package-lock.json"].map((place) => inProject(place)),
  ];
  const results = all.map(({ bundle }) => bundle);
  await withLock(path.join(CACHE, "extensions.lock"), async () => {
    await whenChanged({ stamp: path.join(CACHE, "extensions"), sources, results }, async () => {
      const { code, output } = await buildExtensions();
      if (code !== 0 || !output.includes("built!")) throw new Error(output);
    });
  });
  return all;
}
