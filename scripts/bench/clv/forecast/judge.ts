import { buildLedger } from "../../../../app/clv/fit/ledger.ts";
import { type DrawnShop, drawShop } from "./draw-shop.ts";
import type { Foreteller, Foretold } from "./foretold.ts";
import { IntervalsHeld, type Verdict } from "./intervals-held.ts";
import type { ScenarioName } from "./scenarios.ts";

export interface Trial {
  readonly scenario: ScenarioName;
  readonly years: number;
  /** How many days are foretold. */
  readonly days: number;
  readonly shops: number;
  readonly seed: string;
}

export interface Judged extends Trial {
  readonly verdicts: readonly Verdict[];
  /** Shops that were refused, as too small for instance. */
  readonly refused: number;
  /** Processor seconds a shop. */
  readonly seconds: number;
}

/** One shop's forecast beside what came, for whoever looks for causes. */
export type Witness = (shop: DrawnShop, foretold: Foretold, number: number) => void;

/** Draws shops of a scenario, has each foretold from its history alone, and lets the time to come happen. */
export function judge(trial: Trial, foretell: Foreteller, witness?: Witness): Judged {
  const held = new IntervalsHeld();
  let refused = 0;
  let used = 0;
  for (let s = 0; s < trial.shops; s++) {
    const shop = drawShop({ ...trial, seed: `${trial.seed} ${s}` });
    const ledger = buildLedger(shop.history, shop.customers);
    const started = process.cpuUsage();
    let foretold: Foretold | null = null;
    try {
      foretold = foretell(ledger, shop.from, shop.days);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      refused++;
    }
    const { user, system } = process.cpuUsage(started);
    used += (user + system) / 1e6;
    if (foretold === null) continue;
    held.note(foretold, shop.truth);
    witness?.(shop, foretold, s);
  }
  return { ...trial, verdicts: held.verdicts(), refused, seconds: used / trial.shops };
}
