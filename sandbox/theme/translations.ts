import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

interface Nested {
  [key: string]: string | Nested;
}
const nested: z.ZodType<Nested> = z.lazy(() => z.record(z.string(), z.union([z.string(), nested])));

export type Words = Record<string, string>;

/** Texts of a theme extension: what shoppers read, and what the merchant reads in the editor. */
export interface Translations {
  shopper(locale: string): { locale: string; words: Words };
  /** a label such as "t:countdown.heading" in English, or as it stands */
  merchant(label: string): string;
}

export function readTranslations(dir: string): Translations {
  const folder = join(dir, "locales");
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const read = (pattern: RegExp) => {
    const texts = new Map<string, Words>();
    let start = "en";
    for (const name of files) {
      const [, locale, isDefault] = pattern.exec(name) ?? [];
      if (locale === undefined) continue;
      const path = join(folder, name);
      const parsed = nested.safeParse(JSON.parse(readFileSync(path, "utf8")));
      if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
      texts.set(locale, Object.fromEntries(flatten(parsed.data)));
      if (isDefault) start = locale;
    }
    return { texts, start };
  };
  const shopper = read(/^([a-z]{2}(?:-[A-Z]{2})?)(\.default)?\.json$/);
  const merchant = read(/^([a-z]{2}(?:-[A-Z]{2})?)(\.default)?\.schema\.json$/);
  const labels = merchant.texts.get(merchant.start) ?? {};
  return {
    shopper(asked) {
      const { texts, start } = shopper;
      const locale = [asked, asked.split("-")[0]!].find((tag) => texts.has(tag)) ?? start;
      return { locale, words: { ...texts.get(start), ...texts.get(locale) } };
    },
    merchant: (label) => (label.startsWith("t:") ? (labels[label.slice(2)] ?? label) : label),
  };
}

function flatten(value: Nested, prefix = ""): [string, string][] {
  return Object.entries(value).flatMap(([key, text]) =>
    typeof text === "string"
      ? [[prefix + key, text] as [string, string]]
      : flatten(text, `${prefix}${key}.`),
  );
}
