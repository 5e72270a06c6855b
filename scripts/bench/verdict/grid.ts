import type { Cell } from "./world.ts";

const SIZES = [30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];
const RATES = [0.01, 0.05, 0.2];
const HOLDOUTS = [0.05, 0.1, 0.2, 0.5];

/** Above this many customers a fifth of the runs has to do. */
export const LARGE = 20_000;

/** Cells in which less than this many buyers are expected on the smaller side never pass the gate of 5. */
const HOPELESS = 1.5;

export const GRID: readonly Cell[] = SIZES.flatMap((n) =>
  RATES.flatMap((rate) => HOLDOUTS.map((holdout) => ({ n, rate, holdout }))),
);

/** Whether campaigns of this cell can pass the gate at all, also when orders double. */
export const canPass = ({ n, rate, holdout }: Cell) => n * rate * holdout >= HOPELESS;

export const runsOf = ({ n }: Cell, runs: number) => (n > LARGE ? Math.ceil(runs / 5) : runs);
