import type { PixelField } from "./extension.ts";

/** What the app sent as settings: an object, or the text of one; null = neither. */
export function settingsFrom(given: unknown): Record<string, unknown> | null {
  const value = typeof given === "string" ? parsed(given) : given;
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** How settings differ from what the toml declares, in sentences: keys that miss, that are too many, wrong values. */
export function settingMistakes(
  settings: Record<string, unknown>,
  fields: Record<string, PixelField>,
): string[] {
  const missing = Object.keys(fields).filter((key) => !(key in settings));
  const extra = Object.keys(settings).filter((key) => !(key in fields));
  const wrong = Object.entries(fields).flatMap(([key, field]) =>
    key in settings ? valueMistakes(key, settings[key], field) : [],
  );
  return [
    ...missing.map((key) => `${key} is missing`),
    ...extra.map((key) => `${key} is not declared`),
    ...wrong,
  ];
}

function valueMistakes(key: string, value: unknown, field: PixelField): string[] {
  if (!isOfType(value, field.type)) return [`${key} is no ${field.type}`];
  const size = typeof value === "string" ? value.length : Number(value);
  return field.validations.flatMap(({ name, value: limit }) => {
    if (name === "min" && size < Number(limit)) return [`${key} is below its minimum of ${limit}`];
    if (name === "max" && size > Number(limit)) return [`${key} is above its maximum of ${limit}`];
    if (name === "regex" && !new RegExp(limit).test(String(value))) {
      return [`${key} does not match ${limit}`];
    }
    if (name === "choices" && !(JSON.parse(limit) as unknown[]).includes(value)) {
      return [`${key} is none of ${limit}`];
    }
    return [];
  });
}

function isOfType(value: unknown, type: PixelField["type"]): boolean {
  switch (type) {
    case "number_integer":
      return Number.isSafeInteger(value);
    case "number_decimal":
      return typeof value === "number" && Number.isFinite(value);
    case "boolean":
      return typeof value === "boolean";
    case "url":
      return typeof value === "string" && URL.canParse(value);
    case "json":
      return value !== undefined;
    default:
      return typeof value === "string";
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // no JSON is no settings; the caller says so to the app
    return null;
  }
}
