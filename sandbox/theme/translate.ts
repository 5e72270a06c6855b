import { html } from "../shell/html.ts";
import type { ThemeExtension } from "./extension.ts";

/** A text of the extension in the shopper's language; what is not there says so, as in Shopify's pages. */
export function translate(
  key: string,
  values: Record<string, unknown>,
  { extension, locale }: { extension: ThemeExtension | null; locale: string },
): string {
  const found = extension?.translations.shopper(locale);
  const text = found && wordFor(key, values, found);
  if (text === undefined) return `Translation missing: ${found?.locale ?? locale}.${key}`;
  const filled = text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) =>
    String(values[name] ?? ""),
  );
  return /(?:_|\.)html$/.test(key) ? filled : html`${filled}`.text;
}

function wordFor(
  key: string,
  values: Record<string, unknown>,
  { locale, words }: { locale: string; words: Record<string, string> },
): string | undefined {
  if (words[key] !== undefined || values["count"] === undefined) return words[key];
  const plural = new Intl.PluralRules(locale).select(Number(values["count"]));
  return words[`${key}.${plural}`] ?? words[`${key}.other`];
}
