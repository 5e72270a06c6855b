const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(timezone: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${timezone} ${withTime}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      dateStyle: "medium",
      timeZone: timezone,
      ...(withTime ? { timeStyle: "short" } : {}),
    });
    formats.set(key, format);
  }
  return format;
}

/** An instant on the shop's own clock: "21 Nov 2026, 09:30". */
export const shopTime = (instant: string, timezone: string): string =>
  dateFormat(timezone, true).format(new Date(instant));

export const shopDay = (instant: string, timezone: string): string =>
  dateFormat(timezone, false).format(new Date(instant));

/** Minor units as the shop writes its money: "$12.50". */
export function money(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minorUnits / 10 ** digits);
}

export const count = (n: number): string => n.toLocaleString("en-US");

/** "1 code", "2,000 codes" */
export const counted = (n: number, one: string): string =>
  `${count(n)} ${one}${n === 1 ? "" : "s"}`;

/** "PARTIALLY_REFUNDED" → "Partially refunded" */
export const words = (constant: string): string => {
  const text = constant.toLowerCase().replaceAll("_", " ");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};
