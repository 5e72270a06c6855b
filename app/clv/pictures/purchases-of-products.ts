import { NumberIds } from "../../numeric/number-ids.ts";
import type { CustomerId, ProductId } from "../../ids.ts";
import { FEWEST_GAPS, type ProductWaits, type RepeatWait } from "./product-gaps.ts";

/** What was bought by whom on which day, as columns that grow. Days count from 1970-01-01. */
export class PurchaseColumns {
  size = 0;
  readonly products: ProductId[] = [];
  product = new Int32Array(FIRST_ROOM);
  customer = new Int32Array(FIRST_ROOM);
  day = new Int32Array(FIRST_ROOM);
  private readonly productIds = new NumberIds();
  private readonly customerIds = new NumberIds();

  get customers(): number {
    return this.customerIds.size;
  }

  add(productId: ProductId, customerId: CustomerId, day: number): void {
    if (this.size === this.day.length) this.grow();
    const product = this.productIds.idOf(productId);
    if (product === this.products.length) this.products.push(productId);
    this.product[this.size] = product;
    this.customer[this.size] = this.customerIds.idOf(customerId);
    this.day[this.size++] = day;
  }

  private grow(): void {
    const wider = (column: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(2 * column.length);
      grown.set(column);
      return grown;
    };
    this.product = wider(this.product);
    this.customer = wider(this.customer);
    this.day = wider(this.day);
  }
}

const FIRST_ROOM = 1 << 16;

export interface WaitsFound {
  /** products anybody with an account bought */
  sold: number;
  /** of these, with enough gaps to say something, shown or not */
  enough: number;
  /** the products bought again most often */
  products: Omit<ProductWaits, "name">[];
}

/**
 * Days between purchases of the same product by the same customer, counted. Purchases of one day are one.
 * @param today the shop's day; waits still open last up to it
 * @param most products of which the waits are counted, those with the most gaps
 */
export function waitsOfProducts(
  purchases: PurchaseColumns,
  today: number,
  most: number,
): WaitsFound {
  const sorted = sortedPurchases(purchases);
  const { products } = purchases;
  const gaps = new Int32Array(products.length);
  for (let i = 1; i < sorted.size; i++) if (sorted.isRepeat(i)) gaps[sorted.product(i)]! += 1;
  const enough = products.flatMap((_, product) => (gaps[product]! >= FEWEST_GAPS ? product : []));
  const chosen = [...enough]
    .sort((a, b) => gaps[b]! - gaps[a]! || products[a]! - products[b]!)
    .slice(0, most);
  const counts = new Map(chosen.map((product) => [product, new WaitCounts()]));
  for (let i = 0; i < sorted.size; i++) {
    const count = counts.get(sorted.product(i));
    if (count === undefined) continue;
    const next = i + 1;
    if (next < sorted.size && sorted.isSame(next)) {
      if (sorted.isRepeat(next)) count.note(sorted.day(next) - sorted.day(i), "events");
      continue;
    }
    count.note(Math.max(0, today - sorted.day(i)), "censored");
    // the days of one customer and product stand together, oldest first
    let first = i;
    while (first > 0 && sorted.isSame(first)) first--;
    if (sorted.day(first) < sorted.day(i)) count.repeatBuyers++;
  }
  return {
    sold: products.length,
    enough: enough.length,
    products: chosen.map((product) => {
      const { repeatBuyers, waits } = counts.get(product)!;
      return { productId: products[product]!, repeatBuyers, waits: waits() };
    }),
  };
}

class WaitCounts {
  repeatBuyers = 0;
  private readonly byTime = new Map<number, { time: number; events: number; censored: number }>();

  note(time: number, what: "events" | "censored"): void {
    let wait = this.byTime.get(time);
    if (!wait) this.byTime.set(time, (wait = { time, events: 0, censored: 0 }));
    wait[what]++;
  }

  readonly waits = (): RepeatWait[] => [...this.byTime.values()].sort((a, b) => a.time - b.time);
}

/**
 * Purchases by customer, product and day. Customers have a handful each, so they are put together by counting, and each
 * one's few are sorted as single numbers.
 */
function sortedPurchases({ size, customers, customer, product, day }: PurchaseColumns) {
  const starts = new Int32Array(customers + 1);
  for (let i = 0; i < size; i++) starts[customer[i]! + 1]! += 1;
  for (let c = 0; c < customers; c++) starts[c + 1]! += starts[c]!;
  const keys = new Float64Array(size);
  const next = starts.slice(0, customers);
  for (let i = 0; i < size; i++) {
    keys[next[customer[i]!]!++] = product[i]! * DAYS + (day[i]! + EARLIEST);
  }
  const isFirst = new Uint8Array(size + 1);
  for (let c = 0; c < customers; c++) {
    isFirst[starts[c]!] = 1;
    sortPart(keys, starts[c]!, starts[c + 1]!);
  }
  const productAt = (i: number) => Math.floor(keys[i]! / DAYS);
  /** Whether a purchase is of the customer and product of the one before. */
  const isSame = (i: number) => isFirst[i] === 0 && productAt(i) === productAt(i - 1);
  return {
    size,
    product: productAt,
    day: (i: number) => (keys[i]! % DAYS) - EARLIEST,
    isSame,
    isRepeat: (i: number) => isSame(i) && keys[i]! > keys[i - 1]!,
  };
}

/** Room for days of a few millennia around 1970 in a key. */
const DAYS = 2 ** 22;
const EARLIEST = 2 ** 21;

function sortPart(keys: Float64Array, from: number, to: number): void {
  if (to - from > 40) {
    keys.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const key = keys[i]!;
    let j = i - 1;
    for (; j >= from && keys[j]! > key; j--) keys[j + 1] = keys[j]!;
    keys[j + 1] = key;
  }
}
