import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

interface Nested {
  [key: string]: string | Nested;
}
const nested: z.ZodType<Nested> = z.lazy(() => z.record(z.string(), z.union([z.string(), nested])));

function flatten(value: Nested, prefix = ""): [string, string][] {
  return Object.entries(value).flatMap(([key, text]) =>
    typeof text === "string"
      ? [[prefix + key, text] as [string, string]]
      : flatten(text, `${prefix}${key}.`),
  );
}

export interface Locales {
  /** Tags of the files, the default one first; none when the extension brings no texts. */
  tags: string[];
  translationsFor(
    buyerLocale: string,
    shopLocale?: string,
  ): { locale: string; translations: Record<string, string> };
}

/** The texts in an extension's `locales/`; throws with the file's name when they are wrong. */
export function readLocales(dir: string): Locales {
  const folder = path.join(dir, "locales");
  const texts = new Map<string, Record<string, string>>();
  const defaults: string[] = [];
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const match = /^(.+?)(\.default)?\.json$/.exec(name);
    if (!match?.[1]) continue;
    const file = path.join(folder, name);
    const result = nested.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
    texts.set(match[1], Object.fromEntries(flatten(result.data)));
    if (match[2]) defaults.push(match[1]);
  }
  if (texts.size > 0 && defaults.length !== 1) {
    throw new Error(`${folder} has ${defaults.length} *.default.json files; expected exactly one`);
  }
  const byDefault = defaults[0] ?? "en";

  return {
    tags: [...texts.keys()].sort((a, b) => Number(b === byDefault) - Number(a === byDefault)),
    translationsFor(buyerLocale, shopLocale) {
      // Shopify's order: the buyer's locale, its language, the shop's, its language, the default
      const wanted = [buyerLocale, shopLocale].flatMap((tag) =>
        tag ? [tag, tag.split("-")[0] ?? tag] : [],
      );
      const locale = wanted.find((tag) => texts.has(tag)) ?? byDefault;
      return { locale, translations: { ...texts.get(byDefault), ...texts.get(locale) } };
    },
  };
}
