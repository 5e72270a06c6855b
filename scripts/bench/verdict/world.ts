import type { Campaign } from "../../../app/experiments/verdict/campaign.ts";
import type { Random } from "../../../app/numeric/random.ts";

// A shop's audience whose true effect is known: uneven order rates, heavy-tailed spend with whales, second orders,
// refunds, and a prediction that is right on average and wrong for each.

const MARGIN = 0.45;
const SECOND_ORDERS = 0.3;
const REFUNDED = 0.08;
const REFUND_COSTS = 6;
const WHALES = 0.01;
const WHALE = 15;
/** Gamma-Gamma spend: shape of an order, shape and rate of customers. */
const [P, Q, GAMMA] = [4, 4.5, 60];
const MOST_LIKELY = 0.95;
const PREDICTION_ERROR = 0.5;

/** What a campaign does: a factor on the order rate, and the share of the price it takes off the first order. */
export interface Doing {
  uplift: number;
  discount: number;
}

export interface Cell {
  n: number;
  /** share of customers who order in the window without the campaign, before the cap */
  rate: number;
  /** share held out */
  holdout: number;
}

export const heldOutOf = ({ n, holdout }: Cell) => Math.max(2, Math.round(n * holdout));

/** One campaign; the first so many customers are held out, and customers are alike before that. */
export function drawCampaign(random: Random, cell: Cell, doing: Doing): Campaign {
  const { n, rate } = cell;
  const arm = new Uint8Array(n).fill(1, heldOutOf(cell));
  const [y, x] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const own = Math.min(MOST_LIKELY, rate * random.exponential(1));
    const spend = (GAMMA / random.gamma(Q, 1)) * (random.next() < WHALES ? WHALE : 1);
    x[i] = own * MARGIN * P * spend * Math.exp(PREDICTION_ERROR * random.normal());
    const isTreated = arm[i] === 1;
    const orders = isTreated ? Math.min(MOST_LIKELY, own * doing.uplift) : own;
    if (random.next() < orders) y[i] = brought(random, spend, isTreated ? doing.discount : 0);
  }
  return { arm, y, x };
}

function brought(random: Random, spend: number, discount: number): number {
  let margin = 0;
  for (let order = random.poisson(SECOND_ORDERS); order >= 0; order--) {
    if (random.next() < REFUNDED) margin -= REFUND_COSTS;
    else {
      const price = random.gamma(P, 1) * spend;
      margin += price * MARGIN - (order === 0 ? price * discount : 0);
    }
  }
  return margin;
}

/** Mean of min(cap, rate·g), g exponential with mean 1. */
const capped = (rate: number, cap: number) => rate * -Math.expm1(-cap / rate);

const price = ((P * GAMMA) / (Q - 1)) * (1 - WHALES + WHALES * WHALE);
const anOrder = (1 - REFUNDED) * price * MARGIN - REFUNDED * REFUND_COSTS;
const aBuyer = (discount: number) =>
  (1 + SECOND_ORDERS) * anOrder - (1 - REFUNDED) * price * discount;

/** Mean margin of a customer without the campaign. */
export const untreated = (rate: number) => capped(rate, MOST_LIKELY) * aBuyer(0);

/** The true effect on one customer, in closed form; uplift from 1. */
export const trueEffect = (rate: number, { uplift, discount }: Doing) =>
  capped(rate * uplift, MOST_LIKELY) * aBuyer(discount) - untreated(rate);

const CODE = 0.2;

export type Truth = "nothing" | "even" | "earns" | "loses";
export const TRUTHS: readonly Truth[] = ["nothing", "even", "earns", "loses"];

/**
 * A campaign that does nothing; and a fifth off that breaks exactly even, or brings twice the orders a buyer's margin
 * would need, or that nobody comes for.
 */
export function doingOf(truth: Truth, rate: number): Doing {
  if (truth === "nothing") return { uplift: 1, discount: 0 };
  if (truth === "loses") return { uplift: 1, discount: CODE };
  if (truth === "earns") return { uplift: (2 * aBuyer(0)) / aBuyer(CODE), discount: CODE };
  let [low, high] = [1, 100];
  for (let i = 0; i < 100; i++) {
    const uplift = (low + high) / 2;
    if (trueEffect(rate, { uplift, discount: CODE }) < 0) low = uplift;
    else high = uplift;
  }
  return { uplift: low, discount: CODE };
}
