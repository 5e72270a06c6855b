import { formatDay } from "../../app/calendar/days.ts";
import { DailySales } from "../../app/flash-sales/result/daily-sales.ts";
import type { Effect } from "../../app/flash-sales/result/effect.ts";
import { judgeSale, AFTER_DAYS, type SaleResult } from "../../app/flash-sales/result/judge.ts";
import { HISTORY_DAYS } from "../../app/flash-sales/result/placebo.ts";
import { DataError } from "../csv-log/errors.ts";
import type { Days } from "./arguments.ts";
import { countBuyers, type Buyers } from "./buyers.ts";
import type { ProductLog } from "./product-log.ts";
import { soldByDay } from "./sold-by-day.ts";
import { unitCosts } from "./unit-costs.ts";

type Told = Effect | Record<keyof Effect, null>;

export interface ToldSale {
  units: Told;
  revenue: Told;
  margin: Told;
  word: SaleResult["word"];
  after: { days: number; units: Effect } | null;
  buyers: Buyers;
  placebos: number;
  /** of the sale, but never sold before it: not judged */
  newProducts: readonly string[];
}

export interface AskedSale {
  products: readonly string[];
  sale: Days;
  past: readonly Days[];
  margin: number | null;
}

/** What a sale of a log did. @throws DataError where the log has no such product, or not the days */
export function judgeLog(file: string, log: ProductLog, asked: AskedSale): ToldSale {
  const products = productsOf(file, log, asked.products);
  const { from, to } = asked.sale;
  const [first, last] = spanOf(log.lines.day);
  if (from < first || to > last)
    throw new DataError(
      `${file}: found a sale from ${formatDay(from)} to ${formatDay(to)}, expected days the log has, from ${formatDay(first)} to ${formatDay(last)}`,
    );
  const over = asked.past.find((past) => past.from <= to && past.to >= from);
  if (over)
    throw new DataError(
      `--past: found ${formatDay(over.from)}..${formatDay(over.to)}, expected days before or after the sale`,
    );
  const start = Math.max(first, from - HISTORY_DAYS - 30 * Math.max(0, to - from - 13));
  const end = Math.min(last, to + AFTER_DAYS);
  const sold = soldByDay(log, start, end);
  const leftOut = asked.past.map((past) => ({
    from: past.from - start,
    until: past.to + 1 - start,
  }));
  const table = (cells: Float64Array) =>
    new DailySales(log.products.length, sold.days, cells, leftOut);
  const units = table(sold.units);
  const result = judgeSale(
    {
      units,
      revenue: sold.revenue && table(sold.revenue),
      cost: unitCosts(log, from, asked.margin, products),
    },
    { products, from: from - start, until: to + 1 - start },
  );
  const unknown = { mean: null, low: null, high: null };
  const known = { from: 0, until: from - start };
  return {
    units: result.units ?? unknown,
    revenue: result.revenue ?? unknown,
    margin: result.margin ?? unknown,
    word: result.word,
    after: result.after,
    buyers: countBuyers(log, products, asked.sale),
    placebos: result.placebos,
    newProducts: products
      .filter((one) => units.of(one, known) <= 0)
      .map((one) => log.products[one]!),
  };
}

function productsOf(file: string, log: ProductLog, asked: readonly string[]): number[] {
  const numbers = new Map(log.products.map((name, number) => [name, number]));
  // a name may hold a comma
  const names = asked.flatMap((text) =>
    numbers.has(text) ? text : text.split(",").map((name) => name.trim()),
  );
  const found = names
    .filter((name) => name !== "")
    .map((name) => {
      const number = numbers.get(name);
      if (number !== undefined) return number;
      throw new DataError(`--products: found "${name}", expected a product of ${file}`);
    });
  if (found.length > 0) return [...new Set(found)].sort((a, b) => a - b);
  throw new DataError(`--products: found no name, expected products of ${file}`);
}

const spanOf = (days: Int32Array) =>
  days.reduce(
    ([first, last], day) => [Math.min(first!, day), Math.max(last!, day)],
    [Infinity, -Infinity],
  ) as [number, number];
