import type { Figure } from "../../app/clv/forecast/figure.ts";
import type { DescribedForecast } from "./forecast-log.ts";

const DOUBTS = {
  chance: "chance",
  parameters: "parameters of the models",
  level: "level (past errors)",
  season: "season",
  acquisition: "new customers",
} as const;

/** The forecast as a page of text. */
export function forecastReport(forecast: DescribedForecast): string {
  const { known, level } = forecast;
  const parts = [
    ["all", forecast],
    ["known", known],
    ["new", forecast.new],
  ] as const;
  const lines = [
    `${forecast.from} to ${forecast.until} (${forecast.days} days), ${forecast.model ?? "no model"}; ranges hold 95 in 100`,
    "",
    row(["", "expected", "from", "to"]),
    ...parts.map(([name, part]) => figureRow(`orders, ${name}`, part.orders, 0)),
    ...parts.flatMap(([name, part]) =>
      part.revenue === null ? [] : [figureRow(`revenue, ${name}`, part.revenue, forecast.decimals)],
    ),
    "",
    "known: customers of before; also what is left if nobody new came. new: first orders and their repeats.",
    `The past moves the level of orders by a factor of ${level.orders.toFixed(3)}, of their value by ${level.value.toFixed(3)} (${level.tests.length} tests).`,
    ...forecast.season.sentences,
    "",
    row(["range due to", "orders", "revenue"]),
    ...(Object.keys(DOUBTS) as (keyof typeof DOUBTS)[]).map((doubt) =>
      row([
        DOUBTS[doubt],
        share(forecast.doubts.orders[doubt]),
        forecast.doubts.revenue === null ? "–" : share(forecast.doubts.revenue[doubt]),
      ]),
    ),
    "",
    row(["up to", "orders", "from", "to", "revenue", "from", "to"]),
    ...forecast.steps.map(({ until, orders, revenue }) =>
      row([
        until,
        ...[orders.mean, orders.low, orders.high].map((value) => value.toFixed(0)),
        ...(revenue === null
          ? []
          : [revenue.mean, revenue.low, revenue.high].map((value) =>
              value.toFixed(forecast.decimals),
            )),
      ]),
    ),
  ];
  if (forecast.notes.length > 0) lines.push("", ...forecast.notes);
  return lines.join("\n");
}

function figureRow(name: string, { mean, low, high }: Figure, digits: number): string {
  return row([name, ...[mean, low, high].map((value) => value.toFixed(digits))]);
}

const share = (part: number) => `${Math.round(100 * part)} %`;

function row(cells: readonly string[]): string {
  const [first = "", ...rest] = cells;
  return [first.padEnd(26), ...rest.map((cell) => cell.padStart(14))].join("").trimEnd();
}
