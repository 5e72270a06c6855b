import { parseArgs } from "node:util";
import { PlainError } from "../plain-error.ts";
import { drawnOrders } from "./act/orders.ts";
import { timePairs, timeSequences } from "./act/time.ts";
import { simulateSales, type Measured } from "./act/simulate.ts";
import { CHOICES } from "./act/world.ts";

const USAGE = `bench act [--orders N] [--products N] [--only pairs|sequences] [--simulate [--shops N]] [--json]
  Times what sells together and what follows what on one core: 1,000,000 orders (or --orders) of 10,000 products, 2.9 to an
  order, popular ones far more often. The shop is drawn before the clock starts and lies in memory as columns, which the
  peak includes. Each is measured best alone (--only).
  --simulate judges sales of shops whose truth is known (300 products, 10 on sale for 5 days): how often a sale that does
  nothing is said to have sold more, and how often the interval holds the truth. --shops a choice (default 200).
  Goals: pairs 3 s, sequences 8 s of processor time, 250 MB.
`;

/** Times the advisor, or tries what is said of sales where the truth is known. */
export function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: "string", default: "1000000" },
      products: { type: "string", default: "10000" },
      only: { type: "string" },
      simulate: { type: "boolean", default: false },
      shops: { type: "string", default: "200" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) process.stdout.write(USAGE);
  else if (values.simulate) simulate(count("shops", values.shops), values.json);
  else time(count("orders", values.orders), count("products", values.products), values);
  return Promise.resolve();
}

function count(option: string, text: string): number {
  const found = Number(text);
  if (Number.isInteger(found) && found > 0) return found;
  throw new PlainError(`--${option}: found "${text}", expected a number like 1000`);
}

function time(orders: number, products: number, { only, json }: { only?: string; json: boolean }) {
  if (only !== undefined && only !== "pairs" && only !== "sequences")
    throw new PlainError(`--only: found "${only}", expected pairs or sequences`);
  const drawn = drawnOrders(orders, products);
  const steps = [
    { step: "pairs", goal: 3, measure: () => timePairs(drawn) },
    { step: "sequences", goal: 8, measure: () => timeSequences(drawn) },
  ];
  for (const { step, goal, measure } of steps) {
    if (only !== undefined && only !== step) continue;
    const { cpu, seconds, found } = measure();
    const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
    const measured = { bench: "act", step, orders, products, found, cpu, seconds, goal, peakMB };
    process.stdout.write(
      json
        ? `${JSON.stringify(measured)}\n`
        : `${step.padEnd(10)} ${cpu.toFixed(1)} s of processor time (goal ${goal} s), ${seconds.toFixed(1)} s on the clock, peak ${peakMB} MB (goal 250), ${found.toLocaleString("en")} found\n`,
    );
  }
}

function simulate(shops: number, json: boolean): void {
  const doings = [
    { lift: 1, broughtForward: 0 },
    { lift: 1.8, broughtForward: 0.15 },
  ];
  for (const choice of CHOICES)
    for (const doing of doings) {
      const told = simulateSales({ products: 300, onSale: 10, choice }, doing, shops, "act");
      process.stdout.write(json ? `${JSON.stringify(told)}\n` : `${line(told)}\n`);
    }
}

function line({ choice, lift, shops, soldMore, soldLess, covered, bias, plainBias }: Measured) {
  const percent = (part: number) => `${((100 * part) / shops).toFixed(1)} %`;
  return `${choice.padEnd(12)} lift ${lift.toFixed(1)}: sold more ${percent(soldMore)}, sold less ${percent(soldLess)}, covered units ${percent(covered.units)}, revenue ${percent(covered.revenue)}, after ${percent(covered.after)}, bias ${bias.toFixed(3)} (before and after alone ${plainBias.toFixed(3)})`;
}
