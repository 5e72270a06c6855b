import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import toml from "toml";
import { z } from "zod";

/** What the sandbox needs to know of an extension, as Shopify reads it from its folder. */
export interface CheckoutExtension {
  dir: string;
  handle: string;
  apiVersion: string;
  targets: { target: string; module: string }[];
  capabilities: string[];
  metafields: { namespace: string; key: string }[];
  /** Keys of the settings a merchant can fill. */
  settings: string[];
  /** Tags of the locale files, the default one first. */
  locales: string[];
  translationsFor(
    buyerLocale: string,
    shopLocale?: string,
  ): { locale: string; translations: Record<string, string> };
}

const extensionToml = z.object({
  api_version: z.string(),
  extensions: z
    .array(
      z.object({
        handle: z.string(),
        type: z.literal("ui_extension"),
        targeting: z.array(z.object({ target: z.string(), module: z.string() })).min(1),
        metafields: z.array(z.object({ namespace: z.string(), key: z.string() })).default([]),
        capabilities: z.record(z.string(), z.unknown()).default({}),
        settings: z
          .object({ fields: z.array(z.object({ key: z.string() })).default([]) })
          .default({ fields: [] }),
      }),
    )
    .length(1),
});

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

function parsed<Value>(schema: z.ZodType<Value>, value: unknown, file: string): Value {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  return result.data;
}

function readLocales(dir: string) {
  const folder = path.join(dir, "locales");
  const texts = new Map<string, Record<string, string>>();
  const defaults: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    const match = /^(.+?)(\.default)?\.json$/.exec(name);
    if (!match?.[1]) continue;
    const file = path.join(folder, name);
    const json: unknown = JSON.parse(readFileSync(file, "utf8"));
    texts.set(match[1], Object.fromEntries(flatten(parsed(nested, json, file))));
    if (match[2]) defaults.push(match[1]);
  }
  const [defaultLocale] = defaults;
  if (defaultLocale === undefined || defaults.length > 1) {
    throw new Error(`${folder} has ${defaults.length} *.default.json files; expected exactly one`);
  }
  return { texts, defaultLocale };
}

/** Reads `shopify.extension.toml` and `locales/`; throws with the file's name when they are wrong. */
export function checkoutExtension(dir: string): CheckoutExtension {
  const file = path.join(dir, "shopify.extension.toml");
  const config = parsed(extensionToml, toml.parse(readFileSync(file, "utf8")), file);
  const [extension] = config.extensions;
  if (!extension) throw new Error(`${file} has no [[extensions]]`);
  const { texts, defaultLocale } = readLocales(dir);

  return {
    dir,
    handle: extension.handle,
    apiVersion: config.api_version,
    targets: extension.targeting.map(({ target, module }) => ({ target, module })),
    capabilities: Object.entries(extension.capabilities)
      .filter(([, granted]) => granted === true)
      .map(([name]) => name),
    metafields: extension.metafields,
    settings: extension.settings.fields.map((field) => field.key),
    locales: [defaultLocale, ...[...texts.keys()].filter((tag) => tag !== defaultLocale)],
    translationsFor(buyerLocale, shopLocale) {
      // Shopify's order: the buyer's locale, its language, the shop's, its language, the default
      const wanted = [buyerLocale, shopLocale].flatMap((tag) =>
        tag ? [tag, tag.split("-")[0] ?? tag] : [],
      );
      const locale = wanted.find((tag) => texts.has(tag)) ?? defaultLocale;
      return { locale, translations: { ...texts.get(defaultLocale), ...texts.get(locale) } };
    },
  };
}
