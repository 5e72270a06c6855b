import { type describeFit, TOO_LITTLE } from "./fit-log.ts";
import type { PredictedRow } from "./predict-rows.ts";

const MEANING: Record<string, string> = {
  "not-converged": "the search stopped before the gradient vanished",
  "dropout-not-identified": "there is not enough history to see customers leave; P(alive) is void",
  "weakly-identified": "some parameters are hardly told apart by these data",
  "too-little-history": "fewer than 200 customers, 50 repeat buyers or 180 days",
  "spend-depends-on-frequency": "what customers spend depends on how often they order",
  "spend-follows-pace": "each customer's order value follows how often they order",
  "spend-level-moves":
    "what an order is worth moved over the history; past ones are seen in today's money",
  "spend-moves-with-orders": "a customer's later orders differ in value from the earlier ones",
  "heavy-tail": "a few customers carry the mean order value",
  "observed-mean": "too few repeat buyers to model spend; the mean is used",
};

/** The fit as a page of text. */
export function fitReport(fit: ReturnType<typeof describeFit>): string {
  const lines = [
    `${fit.model} (${fit.method}), unit ${fit.unit}, orders up to ${fit.until}`,
    `${fit.customers} customers, ${fit.repeaters} with a repeat order, ${fit.historyDays} days`,
    ...(fit.readiness.confidence === "simple" ? [`Warning: ${TOO_LITTLE}`] : []),
    "",
    row(["", "estimate", "s.e.", "95 % from", "to"]),
    ...fit.parameterNames.map((name, i) =>
      row([
        name,
        digits(fit.params[i]),
        digits(fit.standardErrors?.[i]),
        digits(fit.intervals?.low[i]),
        digits(fit.intervals?.high[i]),
      ]),
    ),
    "",
    `log-likelihood ${fit.logLikelihood.toFixed(4)}, gradient ${fit.diagnostics.gradientNorm.toExponential(1)}, ${fit.converged ? "converged" : "NOT converged"}`,
    ...fit.flags.map((flag) => `flag ${flag}: ${MEANING[flag] ?? ""}`),
    fit.readiness.sentence,
  ];
  if (fit.skippedRows > 0) lines.push(`${fit.skippedRows} of ${fit.rows} rows left out`);
  if (fit.daysWithoutValue > 0) {
    lines.push(
      `${fit.daysWithoutValue} order days with nothing left to pay do not count as orders`,
    );
  }
  if (fit.refundsBeyond > 0) {
    lines.push(
      `${fit.refundsBeyond.toFixed(fit.decimals)} were refunded to customers who had not paid so much in this log`,
    );
  }
  if (fit.spend?.p != null) {
    const { p, q, gamma, logLikelihood } = fit.spend;
    lines.push(
      `spend (Gamma-Gamma): p ${digits(p)}, q ${digits(q)}, γ ${digits(gamma)}, log-likelihood ${logLikelihood?.toFixed(3)}`,
    );
  }
  for (const simple of fit.simple ?? []) {
    if (simple === null) continue;
    lines.push(
      `simple CLV over ${simple.lifespanYears} y: ${simple.averageOrderValue.toFixed(fit.decimals)} × ${simple.frequency.toFixed(4)} × ${simple.lifespanYears} = ${simple.lifetimeValue.toFixed(fit.decimals)}`,
    );
  }
  if (fit.choice !== null) {
    lines.push("", row(["model", "log-density", "lead", "s.e."]));
    for (const c of fit.choice.compared) {
      lines.push(row([c.model, digits(c.meanLogDensity), digits(c.lead), digits(c.leadError)]));
    }
  }
  if (fit.holdout !== undefined) {
    const { holdout } = fit;
    lines.push(
      "",
      `Holdout: ${holdout.sentence}`,
      ...holdout.warnings.map((warning) => `Warning: ${warning}`),
      `MAE ${holdout.mae.toFixed(4)}, RMSE ${holdout.rmse.toFixed(4)}, bias ${(100 * holdout.bias).toFixed(1)} %, AUC ${holdout.auc.toFixed(3)}, calibration ${holdout.calibrationError.toFixed(3)}, tracking ${(100 * holdout.trackingError.all).toFixed(1)} %`,
      "",
      row(["", "orders", "bias", "MAE", "RMSE"]),
      ...[
        { name: holdout.model, ...holdout },
        { name: "carried", ...holdout.carried },
      ].map(({ name, predictedOrders, bias, mae, rmse }) =>
        row([
          name,
          predictedOrders.toFixed(1),
          `${(100 * bias).toFixed(1)} %`,
          mae.toFixed(4),
          rmse.toFixed(4),
        ]),
      ),
      "carried: each customer goes on at the pace they had, repeat order days ÷ days since the first order",
      "",
      row(["month to", "predicted", "actual", "carried"]),
      ...holdout.byMonth.map((m) =>
        row([m.label, m.predicted.toFixed(1), String(m.actual), m.carried.toFixed(1)]),
      ),
    );
  }
  return lines.join("\n");
}

/** Predicted rows as a table. */
export function predictReport(rows: readonly PredictedRow[]): string {
  const head = row(["model", "x", "P(alive)", "E[orders]", "P(order)", "ln L", "DERT"]);
  const body = rows.map((r) =>
    row([
      String(r["model"]),
      String(r["x"]),
      digits(r.palive),
      digits(r.cet),
      digits(r.pactive),
      digits(r.ll),
      r.dert === undefined ? "" : digits(r.dert),
    ]),
  );
  return [head, ...body].join("\n");
}

function row(cells: readonly string[]): string {
  const [first = "", ...rest] = cells;
  return [first.padEnd(12), ...rest.map((cell) => cell.padStart(14))].join("").trimEnd();
}

function digits(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toPrecision(7);
}
