// PostgreSQL cannot store NUL, and no other control character has a place in what people write.
// eslint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
/** They turn round what stands after them, here and in shoppers' carts; no language needs them in a name. */
const overrides = /[\u202A-\u202E\u2066-\u2069]/g;
const halfCharacters = /[\uD800-\uDFFF]/gu;

/**
 * What somebody wrote, without what no text has: control characters but tab and line ends, overrides of its direction,
 * halves of a character.
 */
export function plainText(written: string): string {
  return written
    .replace(halfCharacters, "\uFFFD")
    .replace(controlCharacters, "")
    .replace(overrides, "");
}
