import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { parseToml } from "../install/toml.ts";
import { readLocales, type Locales } from "./locales.ts";

export interface TargetOfExtension {
  target: string;
  /** Path of its module in the folder. */
  module: string;
  /** The module that says whether an action is offered at all. */
  shouldRender: string | null;
}

/** What the sandbox needs to know of a UI extension, as Shopify reads it from its folder. */
export interface UiExtension extends Pick<Locales, "translationsFor"> {
  dir: string;
  handle: string;
  apiVersion: string;
  targets: TargetOfExtension[];
  capabilities: string[];
  metafields: { namespace: string; key: string }[];
  /** Keys of the settings a merchant can fill. */
  settings: string[];
  /** Tags of the locale files, the default one first. */
  locales: string[];
  /** What merchants and buyers read where the extension is offered. */
  nameFor(locale: string): string;
}

const metafields = z.array(z.object({ namespace: z.string(), key: z.string() }));

const extensionToml = z.object({
  api_version: z.string(),
  extensions: z
    .array(
      z.object({
        name: z.string(),
        handle: z.string(),
        type: z.literal("ui_extension"),
        targeting: z
          .array(
            z.object({
              target: z.string(),
              module: z.string(),
              should_render: z.object({ module: z.string() }).optional(),
              metafields: metafields.default([]),
            }),
          )
          .min(1),
        metafields: metafields.default([]),
        capabilities: z.record(z.string(), z.unknown()).default({}),
        settings: z
          .object({ fields: z.array(z.object({ key: z.string() })).default([]) })
          .default({ fields: [] }),
      }),
    )
    .length(1),
});

/** "block_progress" and "collect_buyer_consent.sms_marketing", when they are true. */
function granted(capabilities: Record<string, unknown>, prefix = ""): string[] {
  return Object.entries(capabilities).flatMap(([name, value]) => {
    if (value === true) return [prefix + name];
    if (Array.isArray(value)) return value.length > 0 ? [prefix + name] : [];
    return typeof value === "object" && value !== null
      ? granted(value as Record<string, unknown>, `${prefix}${name}.`)
      : [];
  });
}

/** Reads `shopify.extension.toml` and `locales/`; throws with the file's name when they are wrong. */
export function uiExtension(dir: string): UiExtension {
  const file = path.join(dir, "shopify.extension.toml");
  const result = extensionToml.safeParse(parseToml(readFileSync(file, "utf8")));
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  const [extension] = result.data.extensions;
  if (!extension) throw new Error(`${file} has no [[extensions]]`);
  const locales = readLocales(dir);
  const { translationsFor } = locales;

  return {
    dir,
    handle: extension.handle,
    apiVersion: result.data.api_version,
    targets: extension.targeting.map(({ target, module, should_render }) => ({
      target,
      module,
      shouldRender: should_render?.module ?? null,
    })),
    capabilities: granted(extension.capabilities),
    metafields: [...extension.metafields, ...extension.targeting.flatMap((one) => one.metafields)],
    settings: extension.settings.fields.map((field) => field.key),
    locales: locales.tags,
    translationsFor,
    nameFor(locale) {
      const [, key] = /^t:(.+)$/.exec(extension.name) ?? [];
      if (key === undefined) return extension.name;
      return translationsFor(locale).translations[key] ?? key;
    },
  };
}
