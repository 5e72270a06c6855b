/**
 * Rates of tax inside prices, per cent, in this or the last ten years: the standard one first.
 * Sources: European Commission, "VAT rates applied in the Member States"; the tax offices of the others.
 */
const RATES: Readonly<Record<string, readonly number[]>> = {
  AT: [20, 10, 13],
  AU: [10],
  BE: [21, 6, 12],
  BG: [20, 9],
  CH: [8.1, 2.6, 3.8, 7.7, 2.5, 3.7],
  CY: [19, 5, 9],
  CZ: [21, 12, 15, 10],
  DE: [19, 7, 16, 5],
  DK: [25],
  EE: [24, 22, 20, 9, 13],
  ES: [21, 10, 4, 5],
  FI: [25.5, 24, 14, 10, 13.5],
  FR: [20, 5.5, 10, 2.1],
  GB: [20, 5],
  GR: [24, 13, 6],
  HR: [25, 13, 5],
  HU: [27, 5, 18],
  IE: [23, 13.5, 9, 4.8, 21],
  IL: [18, 17],
  IN: [18, 5, 12, 28, 3, 40],
  IT: [22, 10, 4, 5],
  JP: [10, 8],
  KR: [10],
  LT: [21, 9, 5, 12],
  LU: [17, 8, 14, 3, 16],
  LV: [21, 12, 5],
  MT: [18, 5, 7],
  MX: [16, 8],
  NL: [21, 9, 6],
  NO: [25, 15, 12],
  NZ: [15],
  PL: [23, 8, 5],
  PT: [23, 6, 13],
  RO: [19, 21, 11, 9, 5],
  SE: [25, 12, 6],
  SG: [9, 8, 7],
  SI: [22, 9.5, 5],
  SK: [23, 20, 19, 10, 5],
  TH: [7],
  TR: [20, 10, 18, 8, 1],
  AE: [5],
  SA: [15],
  ZA: [15, 14],
};

const ALL = [...new Set(Object.values(RATES).flat())];

/** What tax inside a price may be, per cent; of an unknown country every rate there is. */
export function ratesOf(country: string): readonly number[] {
  return RATES[country.toUpperCase()] ?? ALL;
}

/** Whether prices there hold tax, at rates that are known. */
export function isKnown(country: string): boolean {
  return country.toUpperCase() in RATES;
}
