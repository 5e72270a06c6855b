import type { OrderLedger } from "../fit/ledger.ts";

/** What first orders, and repeat orders, of newcomers are worth; minor units. */
export interface NewValues {
  readonly first: number;
  /** Variance of ln of it from not knowing it, and of one order around it, relative. */
  readonly firstDoubt: number;
  readonly firstSpread: number;
  readonly repeat: number;
  readonly repeatSpread: number;
}

const YEAR = 365;
/** So many orders of the last year say what one is worth; of fewer, all of the past. */
const ENOUGH = 100;

export function newValues(ledger: OrderLedger, today: number): NewValues {
  const recent = { first: moments(), repeat: moments() };
  const all = { first: moments(), repeat: moments() };
  for (let c = 0; c < ledger.customers; c++) {
    const from = ledger.offsets[c]!;
    for (let entry = from; entry < ledger.offsets[c + 1]!; entry++) {
      const day = ledger.day[entry]!;
      if (day > today) break;
      const kind = entry === from ? "first" : "repeat";
      all[kind].add(ledger.value[entry]!);
      if (day > today - YEAR) recent[kind].add(ledger.value[entry]!);
    }
  }
  const first = recent.first.count >= ENOUGH ? recent.first : all.first;
  const found = recent.repeat.count >= ENOUGH ? recent.repeat : all.repeat;
  const repeat = found.count > 0 ? found : first;
  return {
    first: first.mean(),
    firstDoubt: first.spread() / Math.max(1, first.count),
    firstSpread: first.spread(),
    repeat: repeat.mean(),
    repeatSpread: repeat.spread(),
  };
}

/** Relative variance assumed of one value, of which nothing is known. */
const UNKNOWN_SPREAD = 0.5;

function moments() {
  let sum = 0;
  let squares = 0;
  return {
    count: 0,
    add(value: number) {
      this.count++;
      sum += value;
      squares += value * value;
    },
    mean: function () {
      return this.count > 0 ? sum / this.count : 0;
    },
    /** Relative variance, with two orders' worth of what is assumed. */
    spread: function () {
      const mean = this.count > 0 ? sum / this.count : 0;
      if (!(mean > 0)) return UNKNOWN_SPREAD;
      const own = Math.max(0, squares / this.count / mean ** 2 - 1);
      return (2 * UNKNOWN_SPREAD + this.count * own) / (2 + this.count);
    },
  };
}
