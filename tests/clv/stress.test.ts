import { describe, expect, it } from "vitest";
import type { CountModel } from "../../app/clv/models/count-model.ts";
import { formulasFor } from "../../app/clv/models/formulas.ts";
import { betaGeometricOracle, paretoOracle } from "./oracle.ts";

type Four = readonly [number, number, number, number];

/** Parameter sets that broke other tools: singular points, limits, tiny and huge values. */
const PARETO: readonly Four[] = [
  [0.55, 74, 0.6, 82],
  [0.05, 3, 1, 2],
  [2, 1000, 1 + 1e-9, 1000],
  [0.01, 0.01, 0.05, 0.1],
  [12, 400, 3, 0.5],
  [0.5, 1e6, 0.5, 1e-3],
  [0.3, 20, 40, 1e6],
  [150, 2000, 0.001, 5e4],
];
const BETA_GEOMETRIC: readonly Four[] = [
  [0.2426, 30.9, 0.793, 2.426],
  [0.5, 10, 1, 2.5],
  [0.25, 4, 1 + 1e-9, 1e-3],
  [0.05, 0.1, 0.02, 0.03],
  [3, 200, 0.3, 0.2],
  [40, 500, 12, 0.7],
  [0.8, 100, 1e7, 1e8],
  [1.5, 60, 0.01, 5000],
];
const ORDERS = [0, 1, 5, 30, 150, 1000];
const AGES = [1, 365];
const HORIZONS = [90, 3650];
const LAST = [0.1, 0.95];

interface Cell {
  readonly parameters: Four;
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  readonly t: number;
}

function cells(sets: readonly Four[]): Cell[] {
  return sets.flatMap((parameters) =>
    ORDERS.flatMap((x) =>
      AGES.flatMap((T) =>
        HORIZONS.flatMap((t) =>
          (x === 0 ? [0] : LAST).map((share) => ({ parameters, x, tx: share * T, T, t })),
        ),
      ),
    ),
  );
}

/** Error relative to the value; logarithms relative to at least 1. */
function errorOf(found: number, wanted: number, floor = 0): number {
  return Math.abs(found - wanted) / Math.max(Math.abs(wanted), floor, 1e-290);
}

function compare(
  model: CountModel,
  cell: Cell,
  wanted: { alive: number; ll: number; orders: number; any: number },
): [string, number][] {
  const { x, tx, T, t } = cell;
  const formulas = formulasFor(model, cell.parameters);
  const history = { x, tx, T };
  return [
    ["alive", errorOf(formulas.alive(history), wanted.alive)],
    ["ll", errorOf(formulas.logLikelihood(history), wanted.ll, 10)],
    ["orders", errorOf(formulas.ordersIfAlive(history, t), wanted.orders)],
    ["any", errorOf(formulas.anyOrderIfAlive(history, t), wanted.any)],
  ];
}

describe("over a grid of hostile parameters and histories", () => {
  it("Pareto/NBD agrees with quadrature of its definition to 1e-10", () => {
    let checked = 0;
    for (const cell of cells(PARETO)) {
      const { parameters: p, x, tx, T, t } = cell;
      const odds = paretoOracle.oddsGone(p, x, tx, T);
      const errors = compare("pnbd", cell, {
        alive: 1 / (1 + odds),
        ll: paretoOracle.logLikelihood(p, x, tx, T),
        orders: paretoOracle.ordersIfAlive(p, x, T, t),
        any: paretoOracle.anyOrderIfAlive(p, x, T, t),
      });
      for (const [what, error] of errors) {
        if (odds > 1e280 && what !== "orders" && what !== "any") continue;
        checked++;
        expect(error, `${what} at ${JSON.stringify(cell)}`).toBeLessThan(1e-10);
      }
    }
    expect(checked).toBeGreaterThan(1000);
  });

  it.each(["bgnbd", "mbgnbd"] as const)("%s agrees with its definition to 1e-10", (model) => {
    let checked = 0;
    for (const cell of cells(BETA_GEOMETRIC)) {
      const { parameters: p, x, tx, T, t } = cell;
      const chances = model === "bgnbd" ? x : x + 1;
      const odds = betaGeometricOracle.oddsGone(p, chances, x, tx, T);
      const [r, alpha] = p;
      const errors = compare(model, cell, {
        alive: 1 / (1 + odds),
        ll: betaGeometricOracle.logLikelihood(p, chances, x, tx, T),
        orders: betaGeometricOracle.ordersIfAlive(p, chances, x, T, t),
        any: -Math.expm1((r + x) * Math.log((alpha + T) / (alpha + T + t))),
      });
      for (const [what, error] of errors) {
        if (!Number.isFinite(odds) && what === "alive") continue;
        // The library's gamma functions cancel at a, b of 1e8; there ours is the better one.
        if (what === "ll" && p[2] > 1e6) continue;
        checked++;
        expect(error, `${what} at ${JSON.stringify(cell)}`).toBeLessThan(1e-10);
      }
    }
    expect(checked).toBeGreaterThan(1000);
  });
});
