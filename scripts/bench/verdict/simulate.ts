import { judgeCampaign } from "../../../app/experiments/verdict/judge.ts";
import { proportionInterval } from "../../../app/numeric/inference.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import { LARGE } from "./grid.ts";
import { doingOf, drawCampaign, heldOutOf, trueEffect, type Cell, type Truth } from "./world.ts";

/** Redraws of a simulated verdict: bounds at one in forty like those of 1,999, at a fifth or a tenth of the time. */
const simulatedRedraws = ({ n }: Cell) => (n > LARGE ? 199 : 399);
/** Where the gate holds most back, so many times as many campaigns are drawn, no more. */
const MOST_DRAWN = 4;

export interface Measured extends Cell {
  truth: Truth;
  /** campaigns drawn, and those of them that passed the gate */
  drawn: number;
  passed: number;
  works: number;
  loses: number;
  /** of those that passed: the interval held the true effect */
  covered: number;
  /** buyers expected among the held out, without the campaign */
  heldOutBuyers: number;
}

/** Judges campaigns of one cell and one truth until so many have passed the gate. */
export function simulate(cell: Cell, truth: Truth, runs: number, seed: string): Measured {
  const doing = doingOf(truth, cell.rate);
  const effect = trueEffect(cell.rate, doing);
  const random = createRandom(`${seed}/${cell.n}/${cell.rate}/${cell.holdout}/${truth}`);
  const found = { drawn: 0, passed: 0, works: 0, loses: 0, covered: 0 };
  while (found.passed < runs && found.drawn < MOST_DRAWN * runs) {
    const campaign = drawCampaign(random, cell, doing);
    const name = `${seed}/${found.drawn++}`;
    const { low, high, word } = judgeCampaign(campaign, name, simulatedRedraws(cell));
    if (low === null || high === null) continue;
    found.passed++;
    if (word === "works") found.works++;
    if (word === "loses money") found.loses++;
    if (low <= effect && effect <= high) found.covered++;
  }
  return { ...cell, truth, ...found, heldOutBuyers: heldOutOf(cell) * cell.rate };
}

/** The most a share may be, seen so often among so many (Wilson, 95 %); 1 of none. */
export const upperLimit = (successes: number, trials: number) =>
  proportionInterval({ successes, trials })?.high ?? 1;
