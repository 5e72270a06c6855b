/** What people type for themselves, brought into the one form Shopify keeps. */

/** Blanks inside go: "ada @example.com" is an address. */
export const normalEmail = (text: string): string => text.replace(/\s/g, "");

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);

/** "+1 (613) 450-5293" as "+16134505293"; null when that is no number of the whole world. */
export function normalPhone(text: string): string | null {
  const digits = text.replace(/[\s().-]/g, "");
  return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : null;
}

/** Lists may come as one text with commas; the first spelling of a tag stays. */
export function normalTags(given: readonly string[]): string[] {
  const tags = new Map<string, string>();
  for (const tag of given.flatMap((text) => text.split(",")).map((text) => text.trim())) {
    if (tag !== "" && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
}

/** As Shopify lists them: by the alphabet, small and capital letters alike. */
export const sortedTags = (tags: readonly string[]): string[] =>
  [...tags].sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));

const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** "en", "pt-BR", "zh-Hant". */
export const isLocale = (text: string): boolean =>
  /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(text) &&
  languages.of(text.split("-")[0]!) !== undefined;
