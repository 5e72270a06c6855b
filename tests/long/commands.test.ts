import fs from "node:fs";
import path from "node:path";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { withClient } from "./commands/database.ts";
import { cloneProject, type Clone } from "./commands/clone.ts";
import { inProject } from "../../scripts/paths.ts";
import { ways, type Way } from "./commands/known.ts";
import { commandsIn, promisedCommands } from "./commands/read.ts";
import { exportFile, first } from "../support/order-export.ts";
import { runLine, type Ended } from "./commands/run.ts";

/** Two at a time: most wait as much as they work. Each has a clone to itself. */
const AT_ONCE = 2;
let clones: Clone[];
const waiting: ((clone: Clone) => void)[] = [];
const free: Clone[] = [];

const take = (): Promise<Clone> => {
  const clone = free.pop();
  return clone ? Promise.resolve(clone) : new Promise((resolve) => void waiting.push(resolve));
};
function giveBack(clone: Clone): void {
  const next = waiting.shift();
  if (next) next(clone);
  else free.push(clone);
}

const known = new Set(ways.map((way) => way.command));
const tried = ways.filter((way) => way.line !== undefined);

/** A log of three hundred customers' orders over two years, a row of a summary, and an order export. */
function writeLogs(clone: string): void {
  const folder = path.join(clone, ".cache");
  fs.mkdirSync(folder, { recursive: true });
  const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
  const lines = Array.from({ length: 300 }, (_, customer) =>
    Array.from(
      { length: 1 + (customer % 5) },
      (_, order) => `${customer},${day(((customer * 37) % 400) + order * 30)},${20 + customer}.00`,
    ).join("\n"),
  );
  fs.writeFileSync(path.join(folder, "orders.csv"), `customer,date,amount\n${lines.join("\n")}\n`);
  const params = { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 };
  fs.writeFileSync(
    path.join(folder, "rows.json"),
    JSON.stringify([{ model: "pnbd", params, x: 2, t_x: 30, T: 38, t: 39 }]),
  );
  const cups = Array.from({ length: 6 }, (_, i) =>
    ["cup", "saucer"]
      .map((name) => `${i},c${i},2026-01-01,${name}`)
      .concat(`t${i},c${i},2026-01-20,tea`),
  );
  fs.writeFileSync(
    path.join(folder, "lines.csv"),
    `order,customer,date,product\n${cups.flat().join("\n")}\n`,
  );
  fs.writeFileSync(path.join(folder, "export.csv"), exportFile([first()]));
}

async function addresses(): Promise<{ SOURCE: string; TARGET: string }> {
  const server = inject("databaseServer");
  const make = (template: string) =>
    withClient(server, async (client) => {
      const name = `${inject("databaseRun")}${randomBytes(6).toString("hex")}`;
      await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
      const url = new URL(server);
      url.pathname = `/${name}`;
      return url.href;
    });
  return { SOURCE: await make(inject("databaseTemplate")), TARGET: await make("template0") };
}

beforeAll(() => {
  clones = Array.from({ length: AT_ONCE }, cloneProject);
  free.push(...clones);
});
afterAll(() => {
  for (const clone of clones) clone.remove();
});

/** What a line says in a clone on which nothing was run since `npm ci`. */
async function ran(way: Way): Promise<Ended> {
  const clone = await take();
  try {
    clone.refresh();
    writeLogs(clone.folder);
    const given = await addresses();
    const fill = (text: string) =>
      text.replace("SOURCE", given.SOURCE).replace("TARGET", given.TARGET);
    const env = Object.fromEntries(
      Object.entries(way.env ?? {}).map(([name, value]) => [name, fill(value)]),
    );
    const until = way.stays ? { until: way.says! } : {};
    return await runLine(clone.folder, fill(way.line!), { env, ...until });
  } finally {
    giveBack(clone);
  }
}

describe("every command that README, docs or package.json name", () => {
  it("is one this test knows how to run", () => {
    const unknown = promisedCommands().filter(({ command }) => !known.has(command));
    expect(unknown).toEqual([]);
    expect(known).toContain("npm run bench ingest");
  });

  it("is npm test by another name, if it is validate", () => {
    const { scripts } = JSON.parse(fs.readFileSync(inProject("package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(scripts["validate"]).toBe(scripts["test"]);
  });

  it("is seen where a document names it", () => {
    const text =
      "Try `npm run -s bench -- new --orders 5 && npm run more`.\n```sh\nnpm start\n```\n";
    expect(commandsIn("x.md", text).map((one) => one.command)).toEqual([
      "npm start",
      "npm run bench new",
      "npm run more",
    ]);
  });

  it.concurrent.each(tried)("$command works as the first one after `npm ci`", async (way) => {
    const { code, said } = await ran(way);
    expect(said, said).toMatch(way.says!);
    expect(said).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    if (!way.stays) expect(code, said).toBe(0);
  });

  it("a bench is known by its name", async () => {
    const { said } = await runLine(clones[0]!.folder, "npm run -s bench");
    const names = [...said.matchAll(/^ {2}(\S+) {2,}/gm)].map(
      (match) => `npm run bench ${match[1]}`,
    );
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });
});
