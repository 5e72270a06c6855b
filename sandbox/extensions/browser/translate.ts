type Replacements = Record<string, unknown>;
interface LocaleChoice {
  inExtensionLocale?: boolean;
}

/** `shopify.i18n`: texts from the extension's locale file, numbers and dates in the buyer's way. */
export function createI18n(
  translations: Record<string, string>,
  locale: string,
  buyerLocale: string,
) {
  const localeFor = (choice: LocaleChoice) => (choice.inExtensionLocale ? locale : buyerLocale);

  return {
    /** A string, or an array of parts when a replacement is not text (an element, for example). */
    translate(key: string, replacements: Replacements = {}): unknown {
      const { count } = replacements;
      const plural =
        typeof count === "number" ? `${key}.${new Intl.PluralRules(locale).select(count)}` : key;
      const text = translations[plural] ?? translations[`${key}.other`] ?? translations[key];
      if (text === undefined) {
        console.warn(`no translation for "${key}"`);
        return key;
      }
      const parts = text
        .split(/\{\{\s*(\w+)\s*\}\}/)
        .map((part, index) => (index % 2 === 0 ? part : (replacements[part] ?? `{{${part}}}`)));
      return parts.some((part) => typeof part === "object") ? parts : parts.join("");
    },
    formatNumber: (
      number: number | bigint,
      options: Intl.NumberFormatOptions & LocaleChoice = {},
    ) => new Intl.NumberFormat(localeFor(options), options).format(number),
    formatCurrency: (
      number: number | bigint,
      options: Intl.NumberFormatOptions & LocaleChoice = {},
    ) =>
      new Intl.NumberFormat(localeFor(options), { style: "currency", ...options }).format(number),
    formatDate: (date: Date, options: Intl.DateTimeFormatOptions & LocaleChoice = {}) =>
      new Intl.DateTimeFormat(localeFor(options), options).format(date),
  };
}
