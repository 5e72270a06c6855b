// How much of the tax inside prices lies on the shipping: the column "Taxes" holds both in one.
import { isKnown, ratesOf } from "./tax-rates.ts";

export interface TaxedOrder {
  /** goods and shipping as paid, tax inside; minor units */
  goods: number;
  shipping: number;
  tax: number;
  lines: number;
  /** country of the address, two letters; "" = not told */
  country: string;
  /** "VAT 19%" and its amount, where the file has such columns */
  named: readonly { name: string; amount: number }[];
}

/** In how many orders, where there was no doubt, shipping was taxed. */
export interface ShippingPractice {
  taxed: number;
  untaxed: number;
}

/** Minor units of the tax that lie on the shipping. Counts in `practice` what it saw. */
export function taxOnShipping(order: TaxedOrder, practice: ShippingPractice): number {
  const { goods, shipping, tax } = order;
  if (shipping <= 0 || tax <= 0) return 0;
  const share = Math.round((tax * shipping) / (goods + shipping));
  const named = fromNames(order, share);
  if (named !== null) return named;
  const [onGoods, onBoth] = [fits(order, goods), fits(order, goods + shipping)];
  if (onGoods !== onBoth) {
    if (onBoth) practice.taxed++;
    else practice.untaxed++;
    return onBoth ? share : 0;
  }
  if (practice.taxed !== practice.untaxed) return practice.taxed > practice.untaxed ? share : 0;
  // where prices include tax, shipping mostly shares the rate of the goods
  return share;
}

/** Whether the tax is what a rate of the buyer's country, which the file names, makes of prices that hold it. */
export function looksInside(order: TaxedOrder): boolean {
  const { goods, shipping, country } = order;
  return isKnown(country) && (fits(order, goods) || fits(order, goods + shipping));
}

/** Whether the tax is what a rate makes of this amount. */
function fits(order: TaxedOrder, gross: number): boolean {
  const doubt = 0.5 + 0.5 * order.lines;
  return ratesOf(order.country).some(
    (rate) => Math.abs(order.tax - (gross * rate) / (100 + rate)) <= doubt,
  );
}

/** From the rates the file names; null = it names none, or they tell neither. */
function fromNames({ goods, shipping, tax, named }: TaxedOrder, share: number): number | null {
  const taxes = named.filter(({ amount }) => amount > 0);
  const rates = taxes.map(({ name }) => rateIn(name));
  if (taxes.length === 0 || rates.includes(null)) return null;
  if (Math.abs(taxes.reduce((sum, { amount }) => sum + amount, 0) - tax) > taxes.length)
    return null;
  const grosses = taxes.map(({ amount }, i) => (amount * (100 + rates[i]!)) / rates[i]!);
  const doubts = rates.map((rate) => (2 * (100 + rate!)) / rate!);
  const alone = grosses.findIndex((gross, i) => Math.abs(gross - shipping) <= doubts[i]!);
  const taxed = grosses.reduce((sum, gross) => sum + gross, 0);
  const doubt = doubts.reduce((sum, one) => sum + one, 0);
  if (Math.abs(taxed - goods - shipping) <= doubt)
    return alone >= 0 && taxes.length > 1 ? taxes[alone]!.amount : share;
  return Math.abs(taxed - goods) <= doubt ? 0 : null;
}

function rateIn(name: string): number | null {
  const found = /(\d+(?:[.,]\d+)?)\s*%/.exec(name)?.[1];
  const rate = Number(found?.replace(",", "."));
  return rate > 0 ? rate : null;
}
