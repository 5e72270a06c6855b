import { ledgerSpan } from "../../../app/clv/fit/ledger.ts";
import { modelAsOf } from "../../../app/clv/fit/nested-backtest.ts";
import { totalOrders } from "../../../app/clv/fit/uncertainty.ts";
import { summarise, type Summary } from "../../../app/clv/predict/summary.ts";
import { fitPurchases } from "../../../app/clv/regular/choose-regular.ts";
import { regularPosterior, type RegularPosterior } from "../../../app/clv/regular/posterior.ts";
import { chanceOfOthers } from "../../../app/clv/regular/renewal-cells.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import {
  type RegularShop,
  simulateRegularShop,
  type SimulatedShop,
  usualShop,
} from "./regular-shops.ts";

/** The shops regular buyers are tried on, by name. */
export const REGULAR_SCENARIOS = {
  random: { subscribers: 0 },
  "5 % every 30 days": { subscribers: 0.05 },
  "20 % every 30 days": {},
  "60 % every 30 days": { subscribers: 0.6 },
  "20 % every 14 days": { cycle: 14, churn: 0.02 },
  "20 % every 90 days": { cycle: 90, churn: 0.15, jitter: 3 },
  "20 % every 30 days, most leave soon": { churn: 0.15, alike: 4 },
  "Erlang-3, all": { subscribers: 0, stages: 3 },
} as const satisfies Record<string, Partial<RegularShop>>;

/** What one way of predicting did over simulated shops, about the orders of the next 365 days. */
export interface TotalsHeld {
  /** Σ predicted ÷ Σ actual − 1. */
  readonly bias: number;
  /** Of 95 % intervals, the share that held what came. */
  readonly coverage: number;
  /** Mean width of the interval ÷ value. */
  readonly width: number;
}

export interface RegularCoverage {
  readonly shops: number;
  /** Share of shops in which regular buyers were told from others. */
  readonly used: number;
  /** Of others with three orders or more, the share taken for regular buyers; of subscribers, the share found. */
  readonly mistaken: number;
  readonly found: number;
  readonly told: TotalsHeld;
  /** The same shops by one model for all customers. */
  readonly single: TotalsHeld;
}

/** Draws shops, chooses and fits as a night does, and lets the next year happen. */
export function measureRegular(
  scenario: Partial<RegularShop>,
  shops: number,
  seed = "regular",
): RegularCoverage {
  const shop = { ...usualShop, ...scenario };
  const root = createRandom(`${seed} ${JSON.stringify(scenario)}`);
  const told = new Held();
  const single = new Held();
  let used = 0;
  const classes = { others: 0, mistaken: 0, subscribers: 0, found: 0 };
  for (let s = 0; s < shops; s++) {
    const drawn = simulateRegularShop(shop, root.fork(s));
    const summary = summarise(drawn.ledger, drawn.today);
    const { first } = ledgerSpan(drawn.ledger)!;
    const chosen = modelAsOf(drawn.ledger, first, drawn.today, "full");
    const alone = fitPurchases(summary, { model: chosen.model });
    const later = drawn.later.reduce((sum, own) => sum + own, 0);
    single.note(totalOrders(alone, summary, 365), later);
    const fit = chosen.regular?.used === true ? fitPurchases(summary, chosen) : alone;
    told.note(totalOrders(fit, summary, 365), later);
    const posterior = regularPosterior(fit, summary);
    if (posterior !== null) used++;
    count(classes, drawn, summary, posterior);
  }
  return {
    shops,
    used: used / shops,
    mistaken: classes.mistaken / classes.others,
    found: classes.found / classes.subscribers,
    told: told.summed,
    single: single.summed,
  };
}

function count(
  classes: { others: number; mistaken: number; subscribers: number; found: number },
  { subscribes }: SimulatedShop,
  { size, x, customer }: Summary,
  posterior: RegularPosterior | null,
): void {
  for (let i = 0; i < size; i++) {
    if (x[i]! < 2) continue;
    const regular = posterior !== null && chanceOfOthers(posterior, i) < 0.5;
    if (subscribes[customer[i]!] === 1) {
      classes.subscribers++;
      if (regular) classes.found++;
    } else {
      classes.others++;
      if (regular) classes.mistaken++;
    }
  }
}

class Held {
  private predicted = 0;
  private actual = 0;
  private inside = 0;
  private width = 0;
  private shops = 0;

  note(total: { value: number; low: number; high: number }, actual: number): void {
    this.shops++;
    this.predicted += total.value;
    this.actual += actual;
    this.width += (total.high - total.low) / total.value;
    if (total.low <= actual && actual <= total.high) this.inside++;
  }

  get summed(): TotalsHeld {
    return {
      bias: this.predicted / this.actual - 1,
      coverage: this.inside / this.shops,
      width: this.width / this.shops,
    };
  }
}
