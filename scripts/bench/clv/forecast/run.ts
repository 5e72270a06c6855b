import { PlainError } from "../../../plain-error.ts";
import { type ForetellerName, foretellers } from "./foretellers.ts";
import { judge } from "./judge.ts";
import { judgeLog } from "./judge-logs.ts";
import { publicLogs } from "./logs.ts";
import { judgedTables, logsTable, secondsLine } from "./report.ts";
import { type ScenarioName, scenarioNames } from "./scenarios.ts";

export const FORECAST_OPTIONS = {
  forecast: { type: "string" },
  scenario: { type: "string" },
  years: { type: "string" },
  days: { type: "string" },
  seed: { type: "string" },
  by: { type: "string" },
  logs: { type: "boolean" },
  "held-out": { type: "boolean" },
} as const;

export type ForecastArguments = {
  readonly [Name in keyof typeof FORECAST_OPTIONS]?:
    ((typeof FORECAST_OPTIONS)[Name]["type"] extends "boolean" ? boolean : string) | undefined;
};

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Coverage and bias of the shop's forecast, on simulated shops or on public logs; prints Markdown. */
export function runForecast(given: ForecastArguments): void {
  const by = oneOf("by", given.by ?? "forecast", Object.keys(foretellers)) as ForetellerName;
  if (given.logs === true) return runLogs(given["held-out"] === true);
  const shops = whole("forecast", given.forecast ?? "100", 1, 100_000);
  const years = whole("years", given.years ?? "2", 1, 3);
  const days = whole("days", given.days ?? "180", 1, 730);
  const seed = given.seed ?? "forecast";
  const asked = given.scenario?.split(",") ?? scenarioNames;
  const names = asked.map((name) => oneOf("scenario", name, scenarioNames) as ScenarioName);
  const judged = names.map((scenario) => {
    const own = judge({ scenario, years, days, shops, seed }, foretellers[by]);
    process.stderr.write(`${secondsLine([own])}\n`);
    return own;
  });
  say(`By ${by}: ${shops} shops, ${years} years, then ${days} days, seed ${seed}. In percent.\n`);
  say(judgedTables(judged));
  say(`Processor time a shop: ${secondsLine(judged)}`);
}

function runLogs(heldOut: boolean): void {
  const logs = publicLogs.filter((log) => log.heldOut === heldOut);
  const results = logs.map((log) => ({
    log,
    by: Object.entries(foretellers).map(([name, foretell]) => ({
      name,
      results: judgeLog(log, foretell),
    })),
  }));
  say(logsTable(results));
}

function whole(option: string, text: string, least: number, most: number): number {
  const found = Number(text);
  if (Number.isInteger(found) && found >= least && found <= most) return found;
  throw new PlainError(
    `--${option}: found "${text}", expected a whole number from ${least} to ${most}`,
  );
}

function oneOf(option: string, text: string, names: readonly string[]): string {
  if (names.includes(text)) return text;
  throw new PlainError(`--${option}: found "${text}", expected one of ${names.join(", ")}`);
}
