/**
 * The purchase models, by the name used in files and on the command line.
 *
 * | name        | model                                   | parameters    | source                        |
 * | ----------- | --------------------------------------- | ------------- | ----------------------------- |
 * | pnbd        | Pareto/NBD                              | r, α, s, β    | Schmittlein et al. 1987       |
 * | bgnbd       | BG/NBD                                  | r, α, a, b    | Fader, Hardie & Lee 2005      |
 * | mbgnbd      | modified BG/NBD                         | r, α, a, b    | Batislam et al. 2007          |
 * | mbgcnbd-k   | MBG/CNBD-k, Erlang-k gaps between orders | r, α, a, b    | Platzer & Reutterer 2016      |
 */
export type CountModel = "pnbd" | "bgnbd" | "mbgnbd" | "mbgcnbd-2" | "mbgcnbd-3" | "mbgcnbd-4";

export const COUNT_MODELS: readonly CountModel[] = [
  "pnbd",
  "bgnbd",
  "mbgnbd",
  "mbgcnbd-2",
  "mbgcnbd-3",
  "mbgcnbd-4",
];

/** Four positive numbers; α and β carry the unit of time, the others have none. */
export type Parameters = readonly [number, number, number, number];

export function parameterNames(model: CountModel): readonly [string, string, string, string] {
  return model === "pnbd" ? ["r", "alpha", "s", "beta"] : ["r", "alpha", "a", "b"];
}

/** Erlang stages between two orders of a customer; 1 means no regularity. */
export function stagesOf(model: CountModel): number {
  switch (model) {
    case "mbgcnbd-2":
      return 2;
    case "mbgcnbd-3":
      return 3;
    case "mbgcnbd-4":
      return 4;
    default:
      return 1;
  }
}

/** Parameters in another unit of time: `factor` new units in one old unit (1/7 for days to weeks). */
export function rescaleParameters(
  model: CountModel,
  parameters: Parameters,
  factor: number,
): Parameters {
  const [first, alpha, third, fourth] = parameters;
  return [first, alpha * factor, third, model === "pnbd" ? fourth * factor : fourth];
}

/** Parameters with one of them multiplied by e^`move`. */
export function movedParameters(parameters: Parameters, index: number, move: number): Parameters {
  const [a, b, c, d] = parameters;
  const moved: [number, number, number, number] = [a, b, c, d];
  moved[index] = moved[index]! * Math.exp(move);
  return moved;
}

/** What a model needs to know about one customer, all in one unit of time. */
export interface History {
  /** Repeat orders (order days after the first). */
  readonly x: number;
  /** Age at the last order; 0 where x = 0. */
  readonly tx: number;
  /** Age now. */
  readonly T: number;
}

/** A model with its parameters, answering for one customer at a time. */
export interface CountFormulas {
  /**
   * ln of the likelihood of (x, t_x | T), without the factor that depends on the single gaps
   * alone (1 for all models with exponential gaps).
   */
  logLikelihood(history: History): number;
  /** P(alive): the customer may still order. */
  alive(history: History): number;
  /** Expected orders in the next `t`, given alive now. */
  ordersIfAlive(history: History, t: number): number;
  /** P(at least one order in the next `t`), given alive now. */
  anyOrderIfAlive(history: History, t: number): number;
  /** Expected repeat orders of a new customer by age `t`. */
  ordersFromStart(t: number): number;
  /** Days (or other unit) by which half the customers like this, if alive, have ordered again. */
  medianWaitIfAlive(history: History): number;
}

/** Parameters beyond these bounds change no probability any more, but overflow arithmetic. */
const SMALLEST = 1e-100;
const LARGEST = 1e100;

/** Refuses what is not four positive numbers; holds extremes to where doubles can still compute. */
export function checkedParameters(model: CountModel, parameters: ArrayLike<number>): Parameters {
  const names = parameterNames(model);
  if (parameters.length !== 4) {
    throw new RangeError(
      `${model} needs 4 parameters (${names.join(", ")}), found ${parameters.length}`,
    );
  }
  const held = names.map((name, i) => {
    const value = parameters[i]!;
    if (!(value > 0) || value === Infinity) {
      throw new RangeError(`${model}: ${name} must be a finite number above 0, found ${value}`);
    }
    return Math.min(LARGEST, Math.max(SMALLEST, value));
  });
  return [held[0]!, held[1]!, held[2]!, held[3]!];
}

/** Refuses what cannot be a customer's history. */
export function checkHistory({ x, tx, T }: History): void {
  const whole = Number.isSafeInteger(x) && x >= 0;
  if (!whole || !(tx >= 0 && tx <= T && T < Infinity) || (x === 0 && tx !== 0)) {
    throw new RangeError(
      `x=${x}, t_x=${tx}, T=${T}; expected a whole x ≥ 0, 0 ≤ t_x ≤ T, and t_x = 0 where x = 0`,
    );
  }
}

/** Σ ln(r + i) for i < n, which is ln Γ(r+n) − ln Γ(r) without its cancellation. */
export function logRisingFactorial(r: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(r + i);
  return sum;
}

/** Σ ln(1 + a/(b+i)) for i < n, which is ln B(a, b) − ln B(a, b+n). */
export function logBetaRatio(a: number, b: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log1p(a / (b + i));
  return sum;
}
