import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { parseToml, type TomlTable } from "../install/toml.ts";
import { uiExtension, type UiExtension } from "./folder.ts";

/** An extension of any kind. */
export interface FoundExtension {
  dir: string;
  handle: string;
  /** "ui_extension", "theme", "web_pixel_extension", "flow_trigger" … */
  type: string;
  /** its own table of the file, with what the file says of all its extensions */
  config: TomlTable;
}

const entry = z.looseObject({ handle: z.string(), type: z.string() });
// one extension on its own, or several in a list, each with what stands beside the list
const file = z.union([
  z
    .looseObject({ extensions: z.array(entry).min(1) })
    .transform(({ extensions, ...shared }) => extensions.map((one) => ({ ...shared, ...one }))),
  entry.transform((one) => [one]),
]);

/** The folders in this one that have a `shopify.extension.toml`, by name. */
function extensionFolders(parent: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .sort()
    .map((name) => path.join(parent, name))
    .filter((dir) => existsSync(path.join(dir, "shopify.extension.toml")));
}

/** Every extension in the folder; throws with the file's name when one cannot be read. */
export function foundExtensions(parent: string): FoundExtension[] {
  return extensionFolders(parent).flatMap(kindsIn);
}

/** Those of a type. Folders that cannot be read are passed over: the admin's Controls say what is wrong with them. */
export function extensionsOfType(parent: string, type: string): FoundExtension[] {
  return extensionFolders(parent)
    .flatMap((dir) => {
      try {
        return kindsIn(dir);
      } catch {
        return [];
      }
    })
    .filter((one) => one.type === type);
}

function kindsIn(dir: string): FoundExtension[] {
  const toml = path.join(dir, "shopify.extension.toml");
  const result = file.safeParse(tableIn(toml));
  if (!result.success) throw new Error(`${toml}: ${z.prettifyError(result.error)}`);
  return result.data.map((config) => {
    const { handle, type } = config;
    return { dir, handle, type, config: config as TomlTable };
  });
}

function tableIn(toml: string) {
  try {
    return parseToml(readFileSync(toml, "utf8"));
  } catch (error) {
    throw new Error(`${toml}: ${(error as Error).message}`, { cause: error });
  }
}

export interface UiExtensions {
  extensions: UiExtension[];
  /** What is wrong with the folders that could not be read. */
  problems: string[];
}

/** The UI extensions in the folder. One that cannot be read does not hide the others. */
export function uiExtensions(parent: string): UiExtensions {
  const found: UiExtensions = { extensions: [], problems: [] };
  for (const dir of extensionFolders(parent)) {
    try {
      if (kindsIn(dir).some(({ type }) => type === "ui_extension"))
        found.extensions.push(uiExtension(dir));
    } catch (error) {
      found.problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  return found;
}
