import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { schemaOf, type BlockSchema } from "./block-schema.ts";
import { extensionsOfType, type FoundExtension } from "../extensions/find.ts";
import { filesOf, stampOf } from "./folders.ts";
import { readTranslations, type Translations } from "./translations.ts";

export interface ThemeBlock {
  /** the file's name without its ending */
  handle: string;
  source: string;
  schema: BlockSchema;
}

/** An extension of type theme, as Shopify reads it from its folder. */
export interface ThemeExtension {
  dir: string;
  handle: string;
  name: string;
  blocks: ThemeBlock[];
  /** sources by name, for `render` */
  snippets: Record<string, string>;
  /** names of the files, each with a mark that changes with it */
  assets: Map<string, string>;
  translations: Translations;
}

const config = z.object({ type: z.literal("theme"), name: z.string(), handle: z.string().min(1) });
const directories = ["assets", "blocks", "snippets", "locales"];
// Shopify's limits: the number of blocks by its documentation, the sizes by its command line
const mostBlocks = 30;
const mostLiquid = 500 * 1024;
const mostBytes = 10 * 1024 * 1024;

const known = new Map<string, { stamp: string; extension: ThemeExtension }>();

/** The app's theme extensions; each is read again when one of its files changed. */
export function themeExtensions(below: string): ThemeExtension[] {
  return extensionsOfType(below, "theme").map((folder) => {
    const stamp = stampOf(folder.dir);
    const kept = known.get(folder.dir);
    if (kept?.stamp === stamp) return kept.extension;
    const extension = readThemeExtension(folder);
    known.set(folder.dir, { stamp, extension });
    return extension;
  });
}

/** Throws, naming the file, where `shopify app build` or the theme's own checks would refuse. */
export function readThemeExtension({ dir, config: toml }: FoundExtension): ThemeExtension {
  const parsed = config.safeParse(toml);
  if (!parsed.success) throw new Error(`${dir}: ${z.prettifyError(parsed.error)}`);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory() && !directories.includes(entry.name)) {
      throw new Error(`${dir} has a folder ${entry.name}; expected ${directories.join(", ")} only`);
    }
  }
  const files = filesOf(dir);
  const weigh = (some: string[]) => some.reduce((sum, file) => sum + statSync(file).size, 0);
  if (weigh(files) > mostBytes) throw new Error(`${dir} has more than 10 MB`);
  if (weigh(files.filter((file) => file.endsWith(".liquid"))) > mostLiquid) {
    throw new Error(`${dir} has more than 500 kB of Liquid`);
  }
  const assets = new Map(
    namesIn(dir, "assets").map((file) => [
      file,
      Math.round(statSync(join(dir, "assets", file)).mtimeMs).toString(36),
    ]),
  );
  const blocks = liquidIn(dir, "blocks").map(({ name, path, source }) => {
    const schema = schemaOf(source, path);
    for (const asset of [schema.stylesheet, schema.javascript]) {
      if (asset !== undefined && !assets.has(asset)) {
        throw new Error(`${path} names ${asset}, which is not in assets/`);
      }
    }
    return { handle: name, source, schema };
  });
  if (blocks.length > mostBlocks) throw new Error(`${dir} has more than ${mostBlocks} blocks`);
  return {
    dir,
    handle: parsed.data.handle,
    name: parsed.data.name,
    blocks,
    snippets: Object.fromEntries(
      liquidIn(dir, "snippets").map(({ name, source }) => [name, source]),
    ),
    assets,
    translations: readTranslations(dir),
  };
}

function namesIn(dir: string, folder: string): string[] {
  const path = join(dir, folder);
  return existsSync(path) ? readdirSync(path).sort() : [];
}

function liquidIn(dir: string, folder: string) {
  return namesIn(dir, folder).map((file) => {
    const path = join(dir, folder, file);
    if (!file.endsWith(".liquid")) throw new Error(`${path} is no .liquid file`);
    return { name: basename(file, ".liquid"), path, source: readFileSync(path, "utf8") };
  });
}
