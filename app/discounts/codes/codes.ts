/** Crockford's base 32: no I, L, O or U, so that a code read aloud is typed right and spells no word. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 32^10 codes: with a million in use, a guess hits one in 10^9 tries. */
export const SECRET_LENGTH = 10;

const PREFIX_MAX = 12;

/** "Come back, 20 % off!" → "COMEBACK20"; what codes of the offer begin with. */
export function codePrefix(title: string): string {
  const plain = title
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, PREFIX_MAX);
  return plain || "OFFER";
}

/**
 * A code of an offer.
 * @param bytes at least SECRET_LENGTH bytes of chance; 256 is a multiple of 32, so no letter is likelier than another
 */
export function codeOf(prefix: string, bytes: Uint8Array): string {
  if (bytes.length < SECRET_LENGTH)
    throw new RangeError(
      `found ${bytes.length} bytes of chance, expected at least ${SECRET_LENGTH}`,
    );
  let secret = "";
  for (let i = 0; i < SECRET_LENGTH; i++) secret += ALPHABET[bytes[i]! % 32];
  return `${prefix}-${secret}`;
}

/** Shopify compares codes without regard to case. */
export function normalCode(code: string): string {
  return code.trim().toUpperCase();
}
