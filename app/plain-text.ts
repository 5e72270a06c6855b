// PostgreSQL cannot store NUL, and no other control character has a place in what people write.
// eslint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
const halfCharacters = /[\uD800-\uDFFF]/gu;

/** What somebody wrote, without what no text has: control characters but tab and line ends, halves of a character. */
export function plainText(written: string): string {
  return written.replace(halfCharacters, "\uFFFD").replace(controlCharacters, "");
}
