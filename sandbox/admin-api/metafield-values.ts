const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

/** How each type's value must look; types not named here the sandbox does not know. */
const accepts: Record<string, (value: string) => boolean> = {
  single_line_text_field: (value) => value !== "" && !value.includes("\n"),
  multi_line_text_field: (value) => value !== "",
  boolean: (value) => value === "true" || value === "false",
  number_integer: (value) => /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value)),
  number_decimal: (value) => /^-?\d+(\.\d{1,9})?$/.test(value),
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  date_time: (value) => dateTime.test(value) && !Number.isNaN(Date.parse(value)),
  json: isJson,
  url: (value) => URL.canParse(value),
  id: (value) => value !== "",
  money: (value) => isJson(value) && hasKeys(value, ["amount", "currency_code"]),
  product_reference: isReference("Product"),
  variant_reference: isReference("ProductVariant"),
  rating: (value) => isJson(value) && hasKeys(value, ["value", "scale_min", "scale_max"]),
};
/** References a list may have, by Shopify's documentation. */
const longestList = 128;
/** Characters a value may have; json since API 2026-04. */
const longest: Record<string, number> = { json: 128_000 };
const longestElse = 65_536;

export function isKnownType(type: string): boolean {
  return type.replace(/^list\./, "") in accepts;
}

/** What is wrong with a metafield's value, null when nothing is. */
export function valueMistake(type: string, value: string): string | null {
  const limit = longest[type] ?? longestElse;
  if (value.length > limit) return `Value is too long (maximum is ${limit} characters)`;
  if (type.startsWith("list.")) {
    const accept = accepts[type.slice(5)]!;
    const items: unknown = isJson(value) ? JSON.parse(value) : null;
    if (!Array.isArray(items) || !items.every((item) => accept(String(item)))) {
      return `Value must be a JSON list of ${type.slice(5)}`;
    }
    const isReferences = type.endsWith("_reference");
    return isReferences && items.length > longestList
      ? `Value can have at most ${longestList} references`
      : null;
  }
  return accepts[type]!(value)
    ? null
    : `Value is not a valid ${type}: ${JSON.stringify(value.slice(0, 60))}`;
}

function isReference(kind: string): (value: string) => boolean {
  const gid = new RegExp(`^gid://shopify/${kind}/\\d+$`);
  return (value) => gid.test(value);
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

function hasKeys(value: string, keys: string[]): boolean {
  const parsed: unknown = JSON.parse(value);
  return typeof parsed === "object" && parsed !== null && keys.every((key) => key in parsed);
}
