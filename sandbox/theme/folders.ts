import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseToml, type TomlTable } from "../install/toml.ts";

/** One extension of the app: its folder, and its table of shopify.extension.toml. */
export interface ExtensionFolder {
  dir: string;
  config: TomlTable;
}

/** The extensions of a type below a folder, whether the file describes one of them or lists several. */
export function extensionFolders(below: string, type: string): ExtensionFolder[] {
  if (!existsSync(below)) return [];
  return readdirSync(below)
    .sort()
    .map((name) => join(below, name))
    .filter((dir) => existsSync(join(dir, "shopify.extension.toml")))
    .flatMap((dir) => {
      const file = parseToml(readFileSync(join(dir, "shopify.extension.toml"), "utf8"));
      const listed = Array.isArray(file["extensions"]) ? (file["extensions"] as TomlTable[]) : [];
      return [file, ...listed].map((config) => ({ dir, config }));
    })
    .filter(({ config }) => config["type"] === type);
}

export function filesOf(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(dir, entry.name)) : [join(dir, entry.name)],
  );
}

/** Changes with any file of a folder. */
export function stampOf(dir: string): string {
  return filesOf(dir)
    .map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`)
    .join("\n");
}
