// What Shopify sorts the types of metafields into (recorded for each of them).

const named: Record<string, string> = {
  boolean: "TRUE_FALSE",
  color: "COLOR",
  date: "DATE_TIME",
  date_time: "DATE_TIME",
  id: "ID",
  json: "JSON",
  language: "LANGUAGE",
  link: "LINK",
  money: "MONEY",
  multi_line_text_field: "TEXT",
  number_decimal: "NUMBER",
  number_integer: "NUMBER",
  rating: "RATING",
  rich_text_field: "TEXT",
  single_line_text_field: "TEXT",
  url: "URL",
};

/** "list.product_reference" is a REFERENCE, as "product_reference" is; what has a unit is a MEASUREMENT. */
export function categoryOf(type: string): string {
  const single = type.replace(/^list\./, "");
  return named[single] ?? (single.endsWith("_reference") ? "REFERENCE" : "MEASUREMENT");
}
