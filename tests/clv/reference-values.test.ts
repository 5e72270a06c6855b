import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CountModel } from "../../app/clv/models/count-model.ts";
import { formulasFor } from "../../app/clv/models/formulas.ts";
import { paretoDiscountedLifetimeOrders } from "../../app/clv/models/pareto.ts";
import { missing, sharedFile } from "./shared-data.ts";

interface Row {
  readonly model: CountModel;
  readonly params: readonly string[];
  readonly x: number;
  readonly t_x: string;
  readonly T: string;
  readonly t: number;
  readonly d?: string;
  readonly palive: string;
  readonly cet: string;
  readonly pactive: string;
  readonly ll: string;
  readonly dert?: string;
}

const FILE = "clv_reference_values.json";
const absent = missing(FILE);

describe.skipIf(absent !== null)(absent ?? "values of forty-digit arithmetic", () => {
  it("come back to 1e-9 in every row", () => {
    const rows = JSON.parse(readFileSync(sharedFile(FILE), "utf8")) as Row[];
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const parameters = row.params.map(Number);
      const model = formulasFor(row.model, parameters);
      const history = { x: row.x, tx: Number(row.t_x), T: Number(row.T) };
      const alive = model.alive(history);
      const found: [string, number, string][] = [
        ["palive", alive, row.palive],
        ["cet", alive * model.ordersIfAlive(history, row.t), row.cet],
        ["pactive", alive * model.anyOrderIfAlive(history, row.t), row.pactive],
        ["ll", model.logLikelihood(history), row.ll],
      ];
      if (row.d !== undefined && row.dert !== undefined) {
        const rate = Number(row.d);
        const lifetime = paretoDiscountedLifetimeOrders(parameters, history, rate);
        found.push(["dert", lifetime, row.dert]);
      }
      for (const [name, value, text] of found) {
        const wanted = Number(text);
        const label = `${row.model} ${row.params.join(" ")} x=${row.x} ${name}`;
        expect(Math.abs(value - wanted), label).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));
      }
    }
  });
});
