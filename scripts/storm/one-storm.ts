import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { createRandom, type Random } from "../../app/numeric/random.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { createSandbox, type Sandbox } from "../../sandbox/platform/sandbox.ts";
import { differences, type Query } from "../../tests/support/storm/compare.ts";
import { beginFaults } from "../../tests/support/storm/faults.ts";
import { FIRST_READINGS, OTHER_READINGS } from "../../tests/support/readings.ts";
import { heardOf, hearEverything } from "../../tests/support/storm/hear-everything.ts";
import { createLife } from "../../tests/support/storm/life.ts";
import { givenUp, hurry, jobsLeft, noticeTheDead } from "../../tests/support/storm/patience.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { isAlive } from "../lock.mjs";
import { startDatabase, type Database } from "../database/launcher.ts";
import { inProject } from "../paths.ts";
import { freePort } from "../ports.ts";
import { KeptProcess } from "./process.ts";
import { patience } from "../patience.ts";

export interface StormOptions {
  seed: number;
  /** how long it rages; the calm after it takes what it takes */
  seconds: number;
  orders: number;
  /** working folder of all storms */
  dir: string;
}

export interface StormReport {
  seed: number;
  acts: number;
  faults: Record<string, number>;
  kills: Record<string, number>;
  /** workers that ended by themselves */
  ends: number;
  /** how many topics came in beside those the app acts on */
  topics: number;
  way: string;
  orders: number;
  calmSeconds: number;
  /** empty = the app holds what the shop holds */
  differences: string[];
}

const DOMAIN = "storm.myshopify.com";
const CALM_MS = 5 * 60_000;
/** What a killed PostgreSQL may take to recover, as its start may take: on a busy machine far more than usual. */
const RECOVERY_MS = 60_000;
const PRELOAD = ["--import", "./sandbox/preload.mjs"];

let current: Storm | null = null;

/** Runs one storm from an empty database to the comparison. */
export async function oneStorm(options: StormOptions): Promise<StormReport> {
  current = await Storm.begin(options);
  try {
    return await current.run();
  } finally {
    await endStorm();
  }
}

/** Stops the storm that rages, and everything it started. */
export async function endStorm(): Promise<void> {
  const storm = current;
  current = null;
  await storm?.end();
}

class Storm {
  readonly #options: StormOptions;
  readonly #random: Random;
  readonly #sandbox: Sandbox;
  readonly #processes: { door: KeptProcess; workers: KeptProcess[] };
  #database: Database;
  readonly #name: string;
  readonly #kills: Record<string, number> = {};

  private constructor(
    options: StormOptions,
    sandbox: Sandbox,
    database: Database,
    name: string,
    processes: { door: KeptProcess; workers: KeptProcess[] },
  ) {
    this.#options = options;
    this.#random = createRandom(`storm ${options.seed}`);
    this.#sandbox = sandbox;
    this.#database = database;
    this.#name = name;
    this.#processes = processes;
  }

  static async begin(options: StormOptions): Promise<Storm> {
    const dir = path.join(options.dir, `seed-${options.seed}`);
    fs.rmSync(dir, { recursive: true, force: true });
    fs.mkdirSync(dir, { recursive: true });
    const database = await startDatabase({ dir: path.join(options.dir, "database") });
    const name = `storm_${options.seed}`;
    await database.drop(name);
    await database.create(name);
    await prepareDatabase(database.url(name));
    const port = await freePort();
    const appUrl = `http://127.0.0.1:${port}`;
    const secrets = { SHOPIFY_API_KEY: "storm-client", SHOPIFY_API_SECRET: "storm-secret" };
    const sandbox = await createSandbox({
      dir: path.join(dir, "sandbox"),
      apiKey: secrets.SHOPIFY_API_KEY,
      apiSecret: secrets.SHOPIFY_API_SECRET,
      tomlPath: inProject("shopify.app.toml"),
      shops: [
        {
          domain: DOMAIN,
          planName: "Shopify Plus",
          // tax on top of its prices, or in them
          country: createRandom(`taxes ${options.seed}`).pick(["US", "DE"]),
        },
      ],
      appUrl,
      webhookRetryScale: 0.001,
    });
    await generateShop(sandbox.shop(DOMAIN), {
      orders: options.orders,
      seed: options.seed,
      endsAt: sandbox.clock.now(),
    });
    const env = {
      ...secrets,
      DATABASE_URL: database.url(name),
      SHOPIFY_APP_URL: appUrl,
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      SANDBOX_URL: sandbox.url,
      LOG_LEVEL: "warn",
      PORT: String(port),
    };
    const start = (kind: string, file: string) =>
      new KeptProcess({
        name: kind,
        command: [...PRELOAD, file],
        env,
        logFile: path.join(dir, `${kind}.log`),
      });
    return new Storm(options, sandbox, database, name, {
      door: start("door", "scripts/storm/door.ts"),
      workers: [1, 2].map((n) => start(`worker-${n}`, "app/worker/main.ts")),
    });
  }

  async run(): Promise<StormReport> {
    const { seed, seconds } = this.#options;
    const life = createLife(this.#sandbox, DOMAIN, this.#random.fork("life").int(0, 2 ** 31));
    const readings = [FIRST_READINGS, OTHER_READINGS];
    this.#sandbox.tenant(DOMAIN).play(this.#random.fork("readings").pick(readings));
    await this.#install();
    const topics = hearEverything(this.#sandbox, DOMAIN, "/webhooks");
    beginFaults(this.#sandbox, this.#random.fork("faults"));
    let acts = 0;
    const storming = this.#killing(seconds * 1000);
    for (const until = Date.now() + seconds * 1000; Date.now() < until; acts++) {
      life.step();
      if (acts % 50 === 49) this.#sandbox.tenant(DOMAIN).tokens.expireAll();
      if (acts % 20 === 19) await this.#query(hurry);
      await pause(this.#random.fork(`pause ${acts}`).int(0, 120));
    }
    await storming;

    this.#sandbox.faults.clear();
    const calmBegan = Date.now();
    for (const worker of this.#processes.workers) worker.kill();
    await this.#calm("the import, and what the webhooks asked for");
    for (const rounds of ["hour_of", "night_of"]) {
      await this.#query((query) => query(`UPDATE shops SET ${rounds} = '2000-01-01'`));
      await this.#query((query) =>
        query("SELECT graphile_worker.add_job('worker.rounds', '{}'::json)"),
      );
      await this.#calm(`the jobs of ${rounds}`);
    }
    const store = this.#sandbox.shop(DOMAIN);
    const found = await this.#query(async (query) => [
      ...(await givenUp(query)).map((job) => `given up: ${job}`),
      ...(await differences(store, query, { products: true })),
    ]);
    const { taken, lost } = heardOf(this.#sandbox, DOMAIN, topics);
    found.push(...lost.map((message) => `not taken: ${message}`));
    const [row] = await this.#query((query) =>
      query<{ way: string; phase: string }>(
        "SELECT way, phase FROM order_imports ORDER BY started_at LIMIT 1",
      ),
    );
    if (row?.phase !== "done") found.push(`the import is ${row?.phase ?? "not there"}`);
    return {
      seed,
      acts,
      faults: this.#sandbox.faults.counts,
      kills: this.#kills,
      topics: Object.keys(taken).length,
      ends: this.#processes.workers.reduce((sum, worker) => sum + worker.ends, 0),
      way: row?.way ?? "none",
      orders: store.orderCount(),
      calmSeconds: (Date.now() - calmBegan) / 1000,
      differences: found,
    };
  }

  async end(): Promise<void> {
    await Promise.all(
      [this.#processes.door, ...this.#processes.workers].map((process) => process.stop()),
    );
    await this.#sandbox.close();
    await this.#database.stop();
  }

  /** The merchant opens the app: token exchange, first load. */
  async #install(): Promise<void> {
    this.#sandbox.install(DOMAIN);
    const url = new URL("/app", this.#sandbox.appUrl!);
    url.searchParams.set("embedded", "1");
    url.searchParams.set("shop", DOMAIN);
    url.searchParams.set("host", Buffer.from("admin.shopify.com/store/storm").toString("base64"));
    for (const waiting = patience(30_000); ; await pause(100)) {
      const answer = await fetch(url, {
        headers: {
          authorization: `Bearer ${this.#sandbox.sessionToken(DOMAIN, "admin")}`,
          "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/147.0.0.0",
        },
      }).catch(() => null);
      if (answer?.status === 200) return;
      if (waiting.isOver())
        throw new Error(`the app does not open: ${answer ? answer.status : "no answer"}`);
    }
  }

  async #killing(milliseconds: number): Promise<void> {
    const random = this.#random.fork("kills");
    const until = Date.now() + milliseconds;
    // the first blow falls into the import
    for (
      let wait = random.int(200, 2500);
      Date.now() + wait < until;
      wait = random.int(2000, 9000)
    ) {
      await pause(wait);
      const victim = random.pick(["worker", "worker", "worker", "postgres", "postgres", "door"]);
      this.#kills[victim] = (this.#kills[victim] ?? 0) + 1;
      if (victim === "worker") random.pick(this.#processes.workers).kill();
      else if (victim === "door") this.#processes.door.kill();
      else await this.#killPostgres(random.int(0, 1500));
    }
  }

  async #killPostgres(absence: number): Promise<void> {
    process.kill(this.#database.pid, "SIGKILL");
    // a server that is about to be gone would be taken for one that runs
    while (isAlive(this.#database.pid)) await pause(5);
    await pause(absence);
    const dead = this.#database;
    this.#database = await startDatabase({ dir: path.join(this.#options.dir, "database") });
    if (this.#database.port !== dead.port)
      throw new Error(`PostgreSQL came back on port ${this.#database.port}, not ${dead.port}`);
  }

  /** Asks the database; while it is down, asks again. */
  async #query<T>(ask: (query: Query) => Promise<T>): Promise<T> {
    for (const waiting = patience(RECOVERY_MS); ; await pause(200)) {
      const client = new pg.Client({ connectionString: this.#database.url(this.#name) });
      client.on("error", () => undefined);
      try {
        await client.connect();
        return await ask(async <Row extends object>(sql: string, values?: unknown[]) => {
          const result = await client.query(sql, values);
          return result.rows as Row[];
        });
      } catch (error) {
        if (error instanceof pg.DatabaseError && /^(22|23|42)/.test(error.code ?? "")) throw error;
        if (waiting.isOver()) throw error;
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  async #calm(what: string): Promise<void> {
    const waiting = patience(CALM_MS);
    await this.#sandbox.settle({ later: true });
    for (let round = 0; ; round++) {
      const left = await this.#query(async (query) => {
        await hurry(query);
        if (round % 40 === 20) await noticeTheDead(query);
        return jobsLeft(query);
      });
      if (left === 0) return;
      if (waiting.isOver()) {
        const stuck = await this.#query((query) =>
          query(
            "SELECT task_identifier, attempts, locked_at, left(last_error, 150) AS error FROM graphile_worker.jobs WHERE attempts < max_attempts LIMIT 5",
          ),
        );
        throw new Error(`${what}: ${left} jobs are not done: ${JSON.stringify(stuck)}`);
      }
      await pause(100);
    }
  }
}
