import fs from "node:fs";
import path from "node:path";
import toml from "toml";
import { extensionFolders } from "./extensions/check.ts";
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
  const build = ["app", "build", "--skip-dependencies-installation", "--path", folder];
  return runNode([programOf("@shopify/cli", "shopify"), ...build], {
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
  /** Where it was built. */
  folder: string;
  /** Where its sources are. */
  source: string;
  /** "ui_extension", "theme" … */
  type: string;
  /** What Shopify gets; null for kinds that have no script. */
  bundle: string | null;
}

/** The app with its own extensions and samples of every other kind: one build is enough for all of them. */
const everyKind = path.join(CACHE, "every-kind");
const samples = inProject("tests", "extensions", "samples");
const leftOut = new Set(["node_modules", "dist", "manifest.json"]);

interface Toml {
  type?: string;
  handle?: string;
  extensions?: { type: string; handle: string }[];
}

/** The app's extensions and the samples, by their folders. */
export function extensions(): BuiltExtension[] {
  const sources = [...extensionFolders(ROOT), ...foldersIn(samples)];
  return sources.map((source) => {
    const text = fs.readFileSync(path.join(source, "shopify.extension.toml"), "utf8");
    const file = toml.parse(text) as Toml;
    const { type = "", handle = "" } = file.extensions?.[0] ?? file;
    const name = path.basename(source);
    const folder = path.join(everyKind, "extensions", name);
    const hasScript = type === "ui_extension" || type === "web_pixel_extension";
    const bundle = hasScript ? path.join(folder, "dist", `${handle}.js`) : null;
    return { name, folder, source, type, bundle };
  });
}

const foldersIn = (folder: string) => fs.readdirSync(folder).map((name) => path.join(folder, name));

/** Puts the app together as if all these extensions were its own. */
function assemble(all: BuiltExtension[]): void {
  fs.rmSync(everyKind, { recursive: true, force: true });
  for (const place of ["shopify.app.toml", "package.json", "contracts"])
    fs.cpSync(inProject(place), path.join(everyKind, place), { recursive: true });
  for (const { source, folder } of all)
    fs.cpSync(source, folder, {
      recursive: true,
      filter: (file) => !leftOut.has(path.basename(file)),
    });
}

/** All of them as they are now, built once however many ask. @throws Error with all the CLI said */
export async function builtExtensions(): Promise<{ app: string; built: BuiltExtension[] }> {
  const built = extensions();
  const sources = ["extensions", "contracts", "shopify.app.toml", "package-lock.json"];
  const places = [samples, ...sources.map((place) => inProject(place))];
  await withLock(path.join(CACHE, "extensions.lock"), async () => {
    const stamp = path.join(CACHE, "extensions");
    const results = built.flatMap(({ bundle }) => bundle ?? []);
    await whenChanged({ stamp, sources: places, results }, async () => {
      assemble(built);
      const { code, output } = await buildExtensions(everyKind);
      if (code !== 0 || !output.includes("built!")) throw new Error(output);
    });
  });
  return { app: everyKind, built };
}
