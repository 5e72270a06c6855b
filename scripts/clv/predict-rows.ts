import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { COUNT_MODELS, parameterNames } from "../../app/clv/models/count-model.ts";
import type { CountModel } from "../../app/clv/models/count-model.ts";
import { formulasFor } from "../../app/clv/models/formulas.ts";
import { discountedLifetimeOrders } from "../../app/clv/models/lifetime-orders.ts";
import { DataError } from "../csv-log/errors.ts";

export interface PredictedRow extends Record<string, unknown> {
  readonly palive: number;
  readonly cet: number;
  readonly pactive: number;
  readonly ll: number;
  readonly dert?: number;
}

/** A history's cost grows with its orders; no customer has more. */
const MOST_ORDERS = 1_000_000;
const PROGRESS_EVERY = 100_000;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** One result per row; with `skipBad` rows that cannot be read are left out and counted. */
export async function predictRows(
  file: string,
  skipBad: boolean,
): Promise<{ rows: PredictedRow[]; skipped: number }> {
  const rows: PredictedRow[] = [];
  let skipped = 0;
  const input = await readRows(file);
  for (const [index, row] of input.entries()) {
    try {
      rows.push(predictRow(row));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      if (!skipBad) throw new DataError(`${file}, row ${index + 1}, ${error.message}`);
      skipped++;
    }
    if ((index + 1) % PROGRESS_EVERY === 0) process.stderr.write(`${index + 1} rows predicted\n`);
  }
  return { rows, skipped };
}

async function readRows(file: string): Promise<unknown[]> {
  let content: unknown;
  try {
    const read = file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
    content = JSON.parse(read.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new DataError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(content)) throw new DataError(`${file}: expected a list of rows`);
  return content;
}

function predictRow(row: unknown): PredictedRow {
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    throw new RangeError(`found ${JSON.stringify(row)}, expected an object`);
  }
  const fields = row as Record<string, unknown>;
  const model = modelOf(fields["model"]);
  const params = parametersOf(model, fields["params"]);
  const history = {
    x: numberOf("x", fields["x"]),
    tx: numberOf("t_x", fields["t_x"]),
    T: numberOf("T", fields["T"]),
  };
  if (history.x > MOST_ORDERS) {
    throw new RangeError(`field x: found ${history.x}, expected at most ${MOST_ORDERS} orders`);
  }
  const t = numberOf("t", fields["t"]);
  if (t < 0) throw new RangeError(`field t: found ${t}, expected a time ahead, 0 or more`);
  const formulas = formulasFor(model, params);
  const palive = formulas.alive(history);
  const predicted = {
    ...fields,
    palive,
    cet: palive * formulas.ordersIfAlive(history, t),
    pactive: palive * formulas.anyOrderIfAlive(history, t),
    ll: formulas.logLikelihood(history),
  };
  if (fields["d"] === undefined || fields["d"] === null) return predicted;
  const rate = numberOf("d", fields["d"]);
  if (!(rate > 0)) throw new RangeError(`field d: found ${rate}, expected a rate above 0`);
  return { ...predicted, dert: discountedLifetimeOrders(model, params, history, rate) };
}

function modelOf(value: unknown): CountModel {
  const model = COUNT_MODELS.find((name) => name === value);
  if (model === undefined) {
    const expected = COUNT_MODELS.join(", ");
    throw new RangeError(`field model: found ${JSON.stringify(value)}, expected ${expected}`);
  }
  return model;
}

/** A list in the model's order, or an object by parameter name. */
function parametersOf(model: CountModel, value: unknown): number[] {
  const names = parameterNames(model);
  if (Array.isArray(value) && value.length === 4) {
    return value.map((entry, i) => numberOf(`params.${names[i]}`, entry));
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const byName = value as Record<string, unknown>;
    return names.map((name) => numberOf(`params.${name}`, byName[name]));
  }
  throw new RangeError(
    `field params: found ${JSON.stringify(value)}, expected [${names.join(", ")}]`,
  );
}

function numberOf(field: string, value: unknown): number {
  const number = typeof value === "string" && NUMBER.test(value.trim()) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) {
    throw new RangeError(`field ${field}: found ${JSON.stringify(value)}, expected a number`);
  }
  return number;
}
