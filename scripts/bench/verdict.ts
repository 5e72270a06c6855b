import { parseArgs } from "node:util";
import { judgeCampaign } from "../../app/experiments/verdict/judge.ts";
import { REDRAWS } from "../../app/experiments/verdict/re-randomisation.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { PlainError } from "../plain-error.ts";
import { canPass, GRID, runsOf } from "./verdict/grid.ts";
import { HEAD, line, summary } from "./verdict/report.ts";
import { simulate, type Measured } from "./verdict/simulate.ts";
import { doingOf, drawCampaign, TRUTHS, type Cell, type Truth } from "./verdict/world.ts";

const USAGE = `bench verdict [--customers N] [--simulate [--runs N] [--sizes N,N] [--truths NAME,NAME] [--seed TEXT]] [--json]
  Times verdicts on one core: 500 campaigns of 2,000 customers, and one of 1,000,000 (or --customers), a tenth and half held
  out, ${REDRAWS.toLocaleString("en")} redraws. --simulate judges campaigns whose truth is known over a grid of sizes, order rates and shares
  held out: how often an offer that does nothing, or breaks exactly even, is called working, and how often the interval
  holds the truth. --runs campaigns that pass the gate a cell (default 2,000; a fifth of it above 20,000 customers);
  --sizes and --truths (nothing, even, earns, loses) take a part of the grid.
  Goals: 500 campaigns in 180 s, a million customers in 60 s; false "works" with upper limit 6.5 %, 4 % on average;
  coverage 92 % where 20 buyers are expected held out.
`;

/** Times verdicts, or tries them where the truth is known; a table, or one line of JSON per measurement. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: "string", default: "1000000" },
      simulate: { type: "boolean", default: false },
      runs: { type: "string", default: "2000" },
      sizes: { type: "string" },
      truths: { type: "string" },
      seed: { type: "string", default: "verdict" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const say = (measured: object, text: string) =>
    void process.stdout.write(`${values.json ? JSON.stringify(measured) : text}\n`);
  if (!values.simulate) return timeVerdicts(count("customers", values.customers), say);
  const sizes = values.sizes?.split(",").map((size) => count("sizes", size));
  const cells = GRID.filter((cell) => canPass(cell) && (sizes?.includes(cell.n) ?? true));
  const truths = values.truths?.split(",").map(truthOf) ?? TRUTHS;
  if (cells.length === 0) throw new PlainError(`--sizes: found none of the grid's`);
  if (!values.json) process.stdout.write(`${HEAD}\n`);
  const all: Measured[] = [];
  for (const cell of cells)
    for (const truth of truths) {
      const measured = simulate(cell, truth, runsOf(cell, count("runs", values.runs)), values.seed);
      all.push(measured);
      say(measured, line(measured));
    }
  if (!values.json) for (const sentence of summary(all)) process.stdout.write(`${sentence}\n`);
}

function count(option: string, text: string): number {
  const found = Number(text);
  if (Number.isInteger(found) && found > 0) return found;
  throw new PlainError(`--${option}: found "${text}", expected a number like 1000`);
}

function truthOf(text: string): Truth {
  const found = TRUTHS.find((truth) => truth === text);
  if (found) return found;
  throw new PlainError(`--truths: found "${text}", expected ${TRUTHS.join(", ")}`);
}

const CAMPAIGNS = 500;

function timeVerdicts(customers: number, say: (measured: object, text: string) => void): void {
  const measure = (step: string, campaigns: number, cell: Cell, goal: number) => {
    const drawn = Array.from({ length: Math.min(campaigns, 20) }, (_, i) =>
      drawCampaign(createRandom(`bench/${i}`), cell, doingOf("nothing", cell.rate)),
    );
    const used = process.cpuUsage();
    const started = performance.now();
    for (let i = 0; i < campaigns; i++) judgeCampaign(drawn[i % drawn.length]!, `bench/${i}`);
    const { user, system } = process.cpuUsage(used);
    const [seconds, cpu] = [(performance.now() - started) / 1000, (user + system) / 1e6];
    const measured = { bench: "verdict", step, customers: cell.n, campaigns, seconds, cpu, goal };
    const text = `${step.padEnd(28)} ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of processor time (goal ${goal} s)`;
    say(measured, text);
  };
  for (const holdout of [0.1, 0.5]) {
    const part = `${100 * holdout} % held out`;
    const small = { n: 2_000, rate: 0.05, holdout };
    measure(`${CAMPAIGNS} × 2,000, ${part}`, CAMPAIGNS, small, 180);
    measure(
      `1 × ${customers.toLocaleString("en")}, ${part}`,
      1,
      { n: customers, rate: 0.05, holdout },
      60,
    );
  }
}
