/** What stands in place of something that leads to a person, or to their money. */
const masks = { email: "[email]", phone: "[phone]", card: "[card]" } as const;

const EMAIL = String.raw`[\p{L}\p{N}._%+'-]+\s?[@＠]\s?[\p{L}\p{N}-]+(?:[.．][\p{L}\p{N}-]+)+`;
/** Days as people write them; more digits after one make it something else. */
const DAY = String.raw`(?<!\p{Nd})(?:\p{Nd}{4}-\p{Nd}{1,2}-\p{Nd}{1,2}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-](?:\p{Nd}{4}|\p{Nd}{2}))(?![./-]?\p{Nd})`;
/** Digits in groups, as telephones and cards are written. */
const GROUPED = String.raw`(?:\+\s?)?\(?\p{Nd}+(?:[\p{Zs}\t.\-‐-―/()]{1,3}\p{Nd}+)*`;
const FOUND = new RegExp(`(${EMAIL})|(${DAY})|(${GROUPED})`, "gu");
const GROUP = /\p{Nd}+/gu;

/** A number this long is a telephone's, however it is grouped; shorter ones when they are written like one. */
const LEAST_PHONE = 9;
const LEAST_ABROAD = 7;
/** E.164: longer ones without a gap are of parcels and the like. */
const MOST_PHONE = 15;
const LEAST_CARD = 13;
const MOST_CARD = 19;
/** 555-0132, and pairs as in the north: 12 34 56 78. */
const LOCAL = /^(?:\p{Nd}{3}[-.‐-―]\p{Nd}{4}|\p{Nd}{2}(?:\p{Zs}\p{Nd}{2}){3})$/u;

/**
 * What somebody wrote without e-mail addresses, telephone numbers and card numbers. Days, prices, sizes and numbers of
 * orders stay; what could be either is masked. Masking what is masked changes nothing.
 */
export function maskedText(written: string): string {
  for (let text = written; ;) {
    const masked = text.replace(FOUND, (found, email?: string, day?: string) =>
      email !== undefined ? masks.email : day !== undefined ? found : maskedDigits(found),
    );
    // what is left may stand beside something else now; each pass leaves fewer digits, so it ends
    if (masked === text) return text;
    text = masked;
  }
}

/** A card among the groups first: an expiry or a telephone may stand beside it. */
function maskedDigits(found: string): string {
  const groups = [...found.matchAll(GROUP)].map(({ 0: digits, index }) => ({
    digits,
    begins: index,
    ends: index + digits.length,
  }));
  for (const [first, from] of groups.entries()) {
    let number = "";
    for (const to of groups.slice(first)) {
      number += plainDigits(to.digits);
      if (number.length > MOST_CARD) break;
      if (number.length >= LEAST_CARD && passesLuhn(number))
        return (
          maskedPhone(found.slice(0, from.begins)) + masks.card + maskedPhone(found.slice(to.ends))
        );
    }
  }
  return maskedPhone(found);
}

function maskedPhone(found: string): string {
  const groups = found.match(GROUP) ?? [];
  const digits = groups.reduce((sum, group) => sum + [...group].length, 0);
  const isLongest = groups.some((group) => [...group].length > MOST_PHONE);
  const isAbroad = /^(?:\+|00)/.test(found) && digits >= LEAST_ABROAD;
  if (isLongest || !(digits >= LEAST_PHONE || isAbroad || LOCAL.test(found))) return found;
  // what stands before and behind the digits separates them from the words around
  const [, before = "", after = ""] = /^([^\p{Nd}+(]*).*?([^\p{Nd}]*)$/su.exec(found) ?? [];
  return `${before}${masks.phone}${after}`;
}

/** The check digit of card numbers (ISO/IEC 7812-1), as digits 0 to 9. */
export function passesLuhn(number: string): boolean {
  const sum = [...number].toReversed().reduce((all, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Zeros of scripts that write numbers with digits of their own. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

function plainDigits(digits: string): string {
  return [...digits.normalize("NFKC")]
    .map((digit) => {
      const code = digit.codePointAt(0)!;
      const zero = ZEROS.find((one) => code >= one && code < one + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .join("");
}
