import type { FlowField } from "./extensions.ts";

/** Bytes of a trigger's properties as JSON; recorded: 50,000 pass, 50,001 do not. */
const mostBytes = 50_000;

type Properties = Record<string, unknown>;

/** What is wrong with the size of a trigger's properties; nothing else is looked at then. */
export function sizeMistakes(properties: unknown): string[] {
  const isTooLarge = Buffer.byteLength(JSON.stringify(properties)) > mostBytes;
  return isTooLarge ? [`Properties size exceeds the limit of ${mostBytes} bytes.`] : [];
}

/** How properties differ from what the toml declares: keys nobody declared, that miss, values of another type. */
export function payloadMistakes(
  properties: Properties,
  fields: readonly FlowField[],
  scopes: ReadonlySet<string>,
): string[] {
  const declared = new Set(fields.map(({ key }) => key));
  const unknown = Object.keys(properties).filter((key) => !declared.has(key));
  const missing = fields.filter(({ key }) => properties[key] === undefined);
  const wrong = fields.flatMap(({ key, type, isReference }) => {
    const value = properties[key];
    if (value === undefined) return [];
    const expected = mismatch(value, type, isReference);
    return expected === null ? [] : [typeError(key, value, expected)];
  });
  const unreadable = fields.filter(({ scope }) => scope !== null && !scopes.has(scope));
  return [
    ...unknown.map((key) => `Invalid field: '${key}'.`),
    ...missing.map(({ key }) => `Required field missing: '${key}'.`),
    ...wrong,
    ...unreadable.map(({ key, scope }) => `Missing access scope '${scope}' for field '${key}'.`),
  ];
}

/** "Type error for field 'Severity': 5 is not a String." */
export function typeError(key: string, value: unknown, expected: string): string {
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  return `Type error for field '${key}': ${shown} is not ${expected}.`;
}

/** What the value should have been; null when it is. */
function mismatch(value: unknown, type: string, isReference: boolean): string | null {
  if (isReference)
    return Number.isSafeInteger(value) && (value as number) > 0 ? null : "an Integer";
  if (type === "boolean") return typeof value === "boolean" ? null : "a Boolean";
  if (type === "number_decimal") return Number.isFinite(value) ? null : "a Number";
  if (typeof value !== "string") return "a String";
  if (type === "email") return /^[^\s@]+@[^\s@]+$/.test(value) ? null : "an email address";
  if (type === "url") return isAbsolute(value) ? null : "an absolute URL";
  return null;
}

export const isAbsolute = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text);
