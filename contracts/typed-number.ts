/** A number above or at zero as people type it, read for what it says in every country, or why it says nothing. */
export type TypedNumber =
  /** digits with a point before the decimals and nothing else: "1234.5" */
  | { ok: true; plain: string }
  | { ok: false; why: "empty" | "unreadable" }
  /** more decimals than asked for */
  | { ok: false; why: "fine"; plain: string }
  /** one mark and three digits after it: a thousand here, a decimal there. Both readings, plain. */
  | { ok: false; why: "ambiguous"; readings: [thousands: string, decimals: string] };

/** Between thousands in Switzerland, whichever a keyboard gives. */
const APOSTROPHES = /['\u2018\u2019\u02bc]/g;
const EITHER_MARK = /[.,]/;

/**
 * Reads "12.5", "12,5", "1 234,50", "1,234.50" and "1’234.50". What could be two numbers is not guessed: "1,234" is
 * refused, unless no decimals are asked for.
 * @param decimals as many as the number may have
 * @param units what may stand before or after it, such as "%" or "USD"
 */
export function typedNumber(
  text: string,
  decimals: number,
  units: readonly string[] = [],
): TypedNumber {
  // also makes every kind of space a space, and wide digits digits
  const bare = withoutUnits(text.normalize("NFKC").trim(), units).replace(APOSTROPHES, "'");
  if (bare === "") return { ok: false, why: "empty" };
  const marks = [...bare.matchAll(/\D/g)].map(([mark]) => mark);
  const pieces = bare.split(/\D/);
  const unreadable = { ok: false, why: "unreadable" } as const;
  const last = marks.at(-1);
  if (last === undefined) return { ok: true, plain: plainOf(bare, "") };
  const before = marks.slice(0, -1);
  if (marks.some((mark) => !".,' ".includes(mark)) || new Set(before).size > 1) return unreadable;

  const isAllGroups = areGroups(pieces);
  if (before.length > 0 && before[0] === last)
    return isAllGroups ? { ok: true, plain: plainOf(pieces.join(""), "") } : unreadable;
  if (!EITHER_MARK.test(last))
    return isAllGroups && before.length === 0
      ? { ok: true, plain: plainOf(pieces.join(""), "") }
      : unreadable;
  const [whole, fraction] = [pieces.slice(0, -1), pieces.at(-1)!];
  if (fraction === "" || (before.length > 0 && !areGroups(whole))) return unreadable;
  const asDecimals = plainOf(whole.join(""), fraction);
  if (before.length === 0 && isAllGroups) {
    const asThousands = plainOf(pieces.join(""), "");
    if (decimals === 0) return { ok: true, plain: asThousands };
    return { ok: false, why: "ambiguous", readings: [asThousands, asDecimals] };
  }
  const found = asDecimals.split(".")[1]?.length ?? 0;
  return found > decimals
    ? { ok: false, why: "fine", plain: asDecimals }
    : { ok: true, plain: asDecimals };
}

/** So many decimals, and no other mark, could be a group of thousands. */
export const DOUBTFUL_DECIMALS = 3;

/** A plain number as it is read for what it is: "5.125" could be five thousand, "5.1250" cannot. */
export function withoutDoubt(plain: string): string {
  return plain.split(".")[1]?.length === DOUBTFUL_DECIMALS ? `${plain}0` : plain;
}

/** Whether a text is such a number as it is kept, "1234.5": what addresses and tables hold. */
export const isPlain = (text: string, decimals: number): boolean =>
  new RegExp(`^\\d{1,15}${decimals === 0 ? "" : `(\\.\\d{1,${decimals}})?`}$`).test(text);

function withoutUnits(text: string, units: readonly string[]): string {
  for (const unit of units.map((one) => one.normalize("NFKC"))) {
    const end = text.length - unit.length;
    if (unit === "" || end < 0) continue;
    if (text.slice(end).toUpperCase() === unit.toUpperCase()) return text.slice(0, end).trim();
    if (text.slice(0, unit.length).toUpperCase() === unit.toUpperCase())
      return text.slice(unit.length).trim();
  }
  return text;
}

/** Whether pieces can be the groups of one number: three digits in the last, two (India) or three in those before. */
function areGroups(pieces: string[]): boolean {
  const [first = "", ...rest] = pieces;
  return (
    /^[1-9]\d{0,2}$/.test(first) &&
    rest.length > 0 &&
    rest.at(-1)!.length === 3 &&
    rest.slice(0, -1).every(({ length }) => length === 2 || length === 3)
  );
}

function plainOf(whole: string, fraction: string): string {
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  const rest = fraction.replace(/0+$/, "");
  return rest === "" ? digits : `${digits}.${rest}`;
}
