const digitsOf = new Map<string, number>();

/** Decimal places of a currency's minor unit (2 for USD, 0 for JPY), from the runtime's ISO 4217 data. */
function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** 41495 minor units of USD as "414.95"; the text of REST payloads and of the Money scalar. */
export function plainAmount(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  if (digits === 0) return String(minor);
  const sign = minor < 0 ? "-" : "";
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** 41490 minor units of USD as "414.9", 1000 as "10.0": the Decimal scalar of MoneyV2. */
export function decimalAmount(minor: number, currency: string): string {
  const text = plainAmount(minor, currency);
  if (!text.includes(".")) return `${text}.0`;
  return text.replace(/0+$/, "").replace(/\.$/, ".0");
}

/** "414.95" in minor units of the currency; null when it is no amount or finer than the minor unit. */
export function minorUnits(text: string, currency: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return null;
  const value = Number(match[2]! + fraction.padEnd(digits, "0"));
  return match[1] === "-" ? -value : value;
}

/** An amount of the shop's currency in what the shopper was charged in. */
export function presentmentMinor(
  minor: number,
  shopCurrency: string,
  presentment: { presentmentCurrency: string; presentmentRate: number },
): number {
  const shift = 10 ** (minorDigits(presentment.presentmentCurrency) - minorDigits(shopCurrency));
  return Math.round(minor * presentment.presentmentRate * shift);
}
