import type { CountFit } from "../fit/count-fit.ts";
import type { SpendFit } from "../fit/spend-fit.ts";
import { stagesOf } from "../models/count-model.ts";
import { OrderTails } from "../models/order-tails.ts";
import { paceDoubt, spendDoubt } from "../fit/parameter-doubt.ts";
import { regularPosterior } from "../regular/posterior.ts";
import { cellsOf } from "./cells.ts";
import { MixedTails, type Tails } from "./mixed-tails.ts";
import { openness, rowOf, SpendSums, spendSpread, SUM_POINTS, sumAt } from "../fit/spend-sums.ts";
import type { Summary } from "./summary.ts";

/** The two fits that say what a customer may do. */
export interface Fits {
  readonly counts: CountFit;
  readonly spend: SpendFit;
}

/** What customers of one history face if alive. */
export class Outlook {
  tails: Tails;
  mean = 0;
  square = 0;
  openness = 1;
  p = 1;
  private sums: SpendSums;
  /** P(sum > grid point), filled as asked for. */
  private readonly exceeded = new Float64Array(SUM_POINTS);

  constructor(tails: Tails, sums: SpendSums) {
    this.tails = tails;
    this.sums = sums;
  }

  turnTo(tails: Tails, sums: SpendSums): void {
    this.tails = tails;
    this.sums = sums;
    this.exceeded.fill(NaN);
    const { mean, square } = this.tails.moments();
    this.mean = mean;
    this.square = square;
  }

  /** The sum of orders, in values of an expected order, that is exceeded with this probability. */
  sumExceededBy(share: number): number {
    let low = 0;
    let high = SUM_POINTS - 1;
    if (this.exceeds(high) >= share) return sumAt(high);
    if (this.exceeds(low) <= share) return 0;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.exceeds(middle) > share) low = middle;
      else high = middle;
    }
    const before = this.exceeds(low);
    const part = (before - share) / (before - this.exceeds(high));
    return sumAt(low + part);
  }

  private exceeds(g: number): number {
    const known = this.exceeded[g]!;
    if (!Number.isNaN(known)) return known;
    const { tails, size, packet } = this.tails;
    let total = 0;
    for (let i = 0; i < size;) {
      const row = rowOf((i + 1) * packet);
      let end = i + 1;
      while (end < size && rowOf((end + 1) * packet) === row) end++;
      const share = tails[i]! - (end < size ? tails[end]! : 0);
      const middle = ((i + 1 + end) / 2) * packet;
      total += share * this.sums.exceeds(row, middle, g);
      i = end;
    }
    return (this.exceeded[g] = total);
  }
}

/**
 * Visits every row with the outlook of its history, those of one history after each other. Customers
 * with about as many orders share a table of sums, as rows of orders do. Who may buy by a cycle has
 * an outlook of their own.
 * @param days of the calendar, from the summary's last day on
 */
export function walkOutlooks(
  { counts, spend }: Fits,
  summary: Summary,
  days: number,
  visit: (row: number, outlook: Outlook) => void,
): void {
  const { size, x, tx, T, clock, today } = summary;
  const ticks = clock.ahead(today, days);
  const cells = cellsOf(summary, stagesOf(counts.model) > 1);
  const rows = rowsByCell(cells.index, cells.count);
  const tails = new OrderTails(counts.model, counts.parameters, ticks);
  const pace = paceDoubt(counts, ticks);
  const tables: (SpendTable | undefined)[] = [];
  const tableOf = (orders: number): SpendTable =>
    (tables[rowOf(orders + 1)] ??= spendTable(spend, orders));
  const posterior = regularPosterior(counts, summary);
  const mixed = posterior === null ? null : new MixedTails(posterior, summary, days);
  let outlook: Outlook | null = null;
  let cell = -1;
  for (let at = 0; at < size; at++) {
    const row = rows[at]!;
    if (cells.index[row]! !== cell || outlook === null) {
      cell = cells.index[row]!;
      const history = { x: x[row]!, tx: tx[row]!, T: T[row]! };
      const table = tableOf(history.x);
      outlook ??= new Outlook(tails, table.sums);
      tails.fill(history, pace(history));
      outlook.turnTo(tails, table.sums);
      outlook.openness = table.openness;
      outlook.p = table.p;
    }
    // those who ordered once and on one day are alike in all
    if (mixed !== null && !(x[row] === 0 && outlook.tails === mixed)) {
      const own = mixed.fill(row, tails);
      if (own !== outlook.tails || own === mixed) outlook.turnTo(own, tableOf(x[row]!).sums);
    }
    visit(row, outlook);
  }
}

interface SpendTable {
  readonly sums: SpendSums;
  readonly openness: number;
  readonly p: number;
}

function spendTable(spend: SpendFit, x: number): SpendTable {
  const spread = spendSpread(spend, x, spendDoubt(spend, x));
  return { sums: new SpendSums(spread), openness: openness(spendSpread(spend, x)), p: spread.p };
}

/** Rows ordered so that those of one cell follow each other. */
function rowsByCell(index: Int32Array, count: number): Int32Array {
  const next = new Int32Array(count + 1);
  for (const cell of index) next[cell + 1]! += 1;
  for (let c = 0; c < count; c++) next[c + 1]! += next[c]!;
  const rows = new Int32Array(index.length);
  for (let row = 0; row < index.length; row++) {
    const cell = index[row]!;
    rows[next[cell]!] = row;
    next[cell]! += 1;
  }
  return rows;
}
