// Everything the demo starts, in order: database, sandbox, app, worker. And stops, the other way round.
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { externalServer, withoutPassword } from "../database/external.ts";
import { startDatabase } from "../database/launcher.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { PlainError } from "../plain-error.ts";
import { buildWhenChanged } from "../build-app.ts";
import type { DemoOptions, ShopSource } from "./options.ts";
import { choosePorts, type Ports } from "./ports.ts";
import { startService, type Service } from "./service.ts";
import { chooseSource, recall, remember, type Memory } from "./state.ts";
import { patient } from "../patience.ts";

export interface Stack {
  /** Address of the shop admin. */
  url: string;
  /** Address under which the browser sees the app. */
  appUrl: string;
  databaseUrl: string;
  source: ShopSource;
  /** Resolves with what to say when a service ends without being asked to. */
  broken: Promise<string>;
}

export interface Starting {
  say: (line: string) => void;
  /** Told how to stop what was started so far, as soon as it is started. */
  onStop: (stop: () => Promise<void>) => void;
  /** How far the clocks of all it starts are set back, for who compares what pages show. */
  clockBehindMs?: number;
  /** Orders of each of two more shops, in other countries; left out = there is one shop. */
  moreShops?: number;
}

const DATABASE = "boomerang";
const NEEDED_BYTES = 400 * 1024 * 1024;
const READY_MS = 90_000;

function checkSpace(state: string): void {
  const { bavail, bsize } = fs.statfsSync(state);
  if (bavail * bsize < NEEDED_BYTES)
    throw new PlainError(
      `The disk is full: ${Math.round((bavail * bsize) / 1024 / 1024)} MB are free at ${state}, and the demo needs about ${NEEDED_BYTES / 1024 / 1024} MB. Free some space, or choose another place with --state DIR.`,
    );
}

interface DemoDatabase {
  url: string;
  stop: () => Promise<void>;
}

/** @throws PlainError when a shop without history is wanted, and somebody else's database has shops already */
async function ownDatabase(url: string, fresh: boolean): Promise<DemoDatabase> {
  await externalServer(url);
  await prepareDatabase(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount: shops } = await client.query("SELECT 1 FROM shops LIMIT 1");
  await client.end();
  if (fresh && shops)
    throw new PlainError(
      `${withoutPassword(url)} has a shop already. --fresh and --check leave such a database as it is: give them an empty one.`,
    );
  return { url, stop: () => Promise.resolve() };
}

async function startDemoDatabase(options: DemoOptions): Promise<DemoDatabase> {
  if (options.database) return ownDatabase(options.database, options.fresh);
  const database = await startDatabase({ dir: path.join(options.state, "database") });
  await database.create(DATABASE);
  const url = database.url(DATABASE);
  await prepareDatabase(url);
  return { url, stop: () => database.stop() };
}

interface Clock {
  preload: string[];
  env: Record<string, string>;
}

function clockOf(behindMs = 0): Clock {
  if (behindMs === 0) return { preload: [], env: {} };
  return {
    preload: ["--import", "./sandbox/clock-behind.mjs"],
    env: { CLOCK_BEHIND_MS: String(behindMs) },
  };
}

function startSandbox(
  state: string,
  memory: Memory,
  ports: Ports,
  source: ShopSource,
  clock: Clock,
  moreShops: number,
  onLine: (line: string) => void,
): Service {
  return startService(state, {
    name: "sandbox",
    command: [...clock.preload, "sandbox/main.ts"],
    env: {
      ...clock.env,
      SANDBOX_DIR: path.join(state, "sandbox"),
      SANDBOX_PORT: String(ports.shell),
      SANDBOX_EDGE_PORT: String(ports.edge),
      SANDBOX_AUTOINSTALL: "1",
      SANDBOX_ORDERS: String(source.orders),
      SANDBOX_YEARS: String(source.years),
      SANDBOX_SEED: String(source.seed),
      SANDBOX_MORE_SHOPS: String(moreShops),
      ...(source.csv === null ? {} : { SANDBOX_CSV: source.csv }),
      APP_INTERNAL_URL: `http://127.0.0.1:${ports.app}`,
      SHOPIFY_API_KEY: memory.apiKey,
      SHOPIFY_API_SECRET: memory.apiSecret,
    },
    onLine,
  });
}

/** Waits for the sandbox's `sandbox ready <url>`, showing what it says until then. Returns the address. */
async function untilSandboxIsReady(
  start: (onLine: (line: string) => void) => Service,
  say: (line: string) => void,
): Promise<string> {
  let url: string | undefined;
  const service = start((line) => {
    url ??= /^sandbox ready (\S+)/.exec(line)?.[1];
    if (url === undefined && line.trim() !== "" && !line.startsWith("{")) say(`  ${line}`);
  });
  await service.untilReady(() => url !== undefined);
  return url ?? "";
}

function appEnvironment(memory: Memory, sandboxUrl: string, appUrl: string, databaseUrl: string) {
  return {
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: memory.apiKey,
    SHOPIFY_API_SECRET: memory.apiSecret,
    SHOPIFY_APP_URL: appUrl,
    ENCRYPTION_KEY: memory.encryptionKey,
    SANDBOX_URL: sandboxUrl,
    SHOW_PIECES: "1",
    LOG_LEVEL: "info",
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patient(2000)) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Nobody listens yet; the caller knows when to give up.
    return false;
  }
}

/** Starts everything and returns when it can be used. Throws PlainError with what went wrong. */
export async function startStack(options: DemoOptions, starting: Starting): Promise<Stack> {
  const { say } = starting;
  const { state } = options;
  const clock = clockOf(starting.clockBehindMs);
  checkSpace(state);
  const memory = recall(state);
  const source = chooseSource(options.source, memory.source);
  const ports = await choosePorts(options.port, memory.ports);
  memory.ports = ports;
  remember(state, memory);

  const services: Service[] = [];
  let stopping = false;
  const begin = (start: () => Service): Service => {
    if (stopping) throw new PlainError("The demo was stopped while it started.");
    const service = start();
    services.push(service);
    return service;
  };
  const starts = startDemoDatabase(options);
  // Awaited below; a failure in between must not count as unhandled.
  starts.catch(() => undefined);
  starting.onStop(async () => {
    stopping = true;
    for (const service of [...services].reverse()) await service.stop();
    const started = await starts.catch(() => undefined);
    await started?.stop();
  });

  const appUrl = `http://localhost:${ports.edge}`;
  const built = buildWhenChanged(say);
  built.catch(() => undefined);
  const started = await starts;
  if (!memory.source)
    say(
      source.csv === null
        ? `Making a shop with ${source.orders.toLocaleString("en")} orders…`
        : `Reading the orders of ${path.basename(source.csv)}…`,
    );
  const sandboxUrl = `http://localhost:${ports.shell}`;
  const sandboxReady = untilSandboxIsReady(
    (onLine) =>
      begin(() =>
        startSandbox(state, memory, ports, source, clock, starting.moreShops ?? 0, onLine),
      ),
    say,
  ).then((url) => {
    memory.source = source;
    remember(state, memory);
    return url;
  });
  sandboxReady.catch(() => undefined);
  // Making a shop takes its time; opening one that is there does not, and the app can start beside it.
  if (!memory.source) await sandboxReady;
  await built;

  const env = { ...appEnvironment(memory, sandboxUrl, appUrl, started.url), ...clock.env };
  const preload = [...clock.preload, "--import", "./sandbox/preload.mjs"];
  const app = begin(() =>
    startService(state, {
      name: "app",
      command: [...preload, "app/server.ts"],
      env: { ...env, PORT: String(ports.app), HOST: "127.0.0.1" },
    }),
  );
  let works = false;
  const worker = begin(() =>
    startService(state, {
      name: "worker",
      // a small young heap, as in `npm run worker`: an import of a million orders stays below 300 MB
      command: [...preload, "--max-semi-space-size=8", "app/worker/main.ts"],
      env,
      onLine: (line) => {
        works ||= /worker ready/i.test(line);
      },
    }),
  );
  const url = await sandboxReady;
  await app.untilReady(() => answers(`http://127.0.0.1:${ports.app}/readyz`), READY_MS);
  await worker.untilReady(() => works, READY_MS);

  const broken = Promise.race(
    services.map((service) => service.ended.then(() => service.lastWords())),
  ).then((words) => (stopping ? new Promise<string>(() => undefined) : words));
  return { url, appUrl, databaseUrl: started.url, source, broken };
}
