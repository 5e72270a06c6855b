import { ledgerSpan, type OrderLedger } from "./ledger.ts";
import { levelOf, meansOf } from "./level-ahead.ts";
import { withoutNuisances } from "./level-information.ts";
import { posterior, type Posterior } from "./level-posterior.ts";
import type { SpendLevel } from "./spend-level.ts";
import { withinCustomers } from "./within-customers.ts";

/** Days between knots of the level, and most of them. */
const STEP_DAYS = 91;
const MOST_STEPS = 16;
/**
 * Less history, or fewer customers who came back, say nothing of a level; below two years a move cannot be told from
 * the season, and only growth that all steps share is looked for.
 */
const LEAST_DAYS = 365;
const FEWEST_CUSTOMERS = 50;
const TWO_YEARS = 730;

/** Spreads tried: of a step's own move, of the growth all steps share (a step each), of the power of tenure. */
const MOVES = [0, 0.01, 0.02, 0.04, 0.08];
const GROWTHS = [0, 0.004, 0.008, 0.016, 0.032, 0.064];
const TENURES = [0, 0.05, 0.15];
/** Gain in ln evidence from which something is taken to be there; a few in a hundred constant shops have it. */
const CLEAR = 2;

/**
 * The level of order values over the history and the power of tenure, or null where neither is clearly there.
 *
 * ln value = customer + level(day) + step of the first order + tenure · ln(order's number) + yearly waves + chance.
 * The level is straight between knots; its steps have a spread of their own around a common growth (a random walk with
 * drift), and these spreads are chosen by the evidence (empirical Bayes), so that what is not there is shrunk to none.
 * @param days over which the level ahead is told
 * @param clear gain in ln evidence asked for
 */
export function estimateLevel(
  ledger: OrderLedger,
  today: number,
  { days = 365, clear = CLEAR }: { days?: number; clear?: number } = {},
): SpendLevel | null {
  const span = ledgerSpan(ledger);
  if (span === null || !ledger.hasValues || today - span.first < LEAST_DAYS) return null;
  const history = today - span.first;
  const steps = Math.max(2, Math.min(MOST_STEPS, Math.round(history / STEP_DAYS)));
  const knots = Array.from({ length: steps + 1 }, (_, k) => span.first + (k * history) / steps);
  const within = withinCustomers(ledger, today, knots, history >= TWO_YEARS);
  if (within.customers < FEWEST_CUSTOMERS) return null;
  const reduced = withoutNuisances(within, steps);
  if (reduced === null) return null;
  const width = history / steps / STEP_DAYS;
  const all = GROWTHS.flatMap((growth) =>
    MOVES.flatMap((move) =>
      TENURES.flatMap((tenure) => {
        const spreads = { move: move * Math.sqrt(width), growth: growth * width, tenure };
        return posterior(reduced, steps, spreads) ?? [];
      }),
    ),
  );
  const best = (of: (one: Posterior) => boolean) =>
    all
      .filter(of)
      .reduce<Posterior | null>((a, b) => (a && a.evidence >= b.evidence ? a : b), null);
  const moves = ({ spreads: { move, growth } }: Posterior) => move > 0 || growth > 0;
  const ages = ({ spreads: { tenure } }: Posterior) => tenure > 0;
  const full = best(() => true)!;
  const hasLevel = full.evidence - best((one) => !moves(one))!.evidence > clear;
  const hasTenure = full.evidence - best((one) => !ages(one))!.evidence > clear;
  if (!hasLevel && !hasTenure) return null;
  const taken = best((one) => (hasLevel || !moves(one)) && (hasTenure || !ages(one)))!;
  return levelOf(taken, knots, days, meansOf(ledger, today));
}
