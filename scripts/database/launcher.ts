import { randomUUID } from "node:crypto";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { isAlive, withLock } from "../lock.mjs";
import { PlainError } from "../plain-error.ts";
import { accountFor, outsideHome, type Account } from "./account.ts";
import { installedBinaries } from "./binaries.ts";
import { explain, openCluster, SUPERUSER, type Cluster } from "./cluster.ts";
import { claimPort, freePort, isFree } from "../ports.ts";
import { patience } from "../patience.ts";

export interface StartOptions {
  /** Everything of this server lives here. Made when missing. */
  dir: string;
  /** Without it: the port of the last time, or a free one. */
  port?: number;
  /** Server settings for this start, for example `{ fsync: "off" }` for a throw-away test server. */
  settings?: Record<string, string>;
}

export interface Database {
  port: number;
  /** Process id of the server. */
  pid: number;
  /** True when the server was already running. */
  attached: boolean;
  /** Connection string of one of the server's databases; carries the password. */
  url(name: string): string;
  /** Makes the database `name`, as a copy of `template` when given. Does nothing when it exists. */
  create(name: string, template?: string): Promise<void>;
  /** Removes the database `name`, cutting its connections. Does nothing when there is none. */
  drop(name: string): Promise<void>;
  /** Gives a database nobody is connected to another name. */
  rename(from: string, to: string): Promise<void>;
  names(): Promise<string[]>;
  /** Lets go of the server; the last process to let go stops it. */
  stop(): Promise<void>;
}

/** How long the server may take until it accepts connections: a crash recovery can take a while. */
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const DUPLICATE_DATABASE = "42P04";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

function postmasterOf(data: string): Postmaster | undefined {
  const file = path.join(data, "postmaster.pid");
  if (!fs.existsSync(file)) return undefined;
  const lines = fs.readFileSync(file, "utf8").split("\n");
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    ready: lines[7]?.startsWith("ready") ?? false,
  };
}

/** After a reboot another program may have the number of yesterday's server. */
function isPostgres(pid: number): boolean {
  if (process.platform === "win32") return true;
  const { stdout } = spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" });
  return typeof stdout !== "string" || stdout.trim() === "" || /postgres/.test(stdout);
}

/**
 * The server of this data folder, if it runs. A dead server's file stays: PostgreSQL reads in it whether
 * orphaned children still use the memory. It goes only when a stranger has the number.
 */
function running(data: string): Postmaster | undefined {
  const found = postmasterOf(data);
  if (!found || !isAlive(found.pid)) return undefined;
  if (isPostgres(found.pid)) return found;
  fs.rmSync(path.join(data, "postmaster.pid"), { force: true });
  return undefined;
}

async function untilReady(data: string, failure: () => string | undefined): Promise<Postmaster> {
  const waiting = patience(START_TIMEOUT_MS);
  for (;;) {
    const found = postmasterOf(data);
    if (found?.ready && isAlive(found.pid)) return found;
    const reason = failure();
    if (reason !== undefined) throw explain(reason, "starting");
    if (waiting.isOver())
      throw new PlainError(
        `PostgreSQL did not become ready within ${START_TIMEOUT_MS / 1000} seconds; see postgresql.log beside ${data}.`,
      );
    await pause(20);
  }
}

async function choosePort(dir: string, asked: number | undefined): Promise<number> {
  if (asked !== undefined) {
    if (await isFree(asked)) return asked;
    throw new PlainError(
      `Port ${asked}, asked for the database, is taken by another program. Choose another one, or leave it out.`,
    );
  }
  const last = Number(fs.existsSync(path.join(dir, "port")) && readText(path.join(dir, "port")));
  return (last > 0 ? await claimPort(last) : undefined) ?? freePort();
}

const readText = (file: string) => fs.readFileSync(file, "utf8");

/** After a kill -9 the server's children need a moment to notice and leave. */
const CHILDREN_LINGER = /pre-existing shared memory block/;
const LINGER_MS = 15_000;

async function launchPatiently(
  account: Account,
  cluster: Cluster,
  port: number,
  options: StartOptions,
): Promise<Postmaster> {
  const waiting = patience(LINGER_MS);
  for (;;) {
    try {
      return await launch(account, cluster, port, options);
    } catch (error) {
      const lingering = error instanceof PlainError && CHILDREN_LINGER.test(error.message);
      if (!lingering || waiting.isOver()) throw error;
      await pause(200);
    }
  }
}

async function launch(account: Account, cluster: Cluster, port: number, options: StartOptions) {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    ...options.settings,
  };
  const [program, ...before] = [...account.prefix, account.binaries.postgres];
  const log = fs.openSync(cluster.log, "w", 0o600);
  // Its own process group: Ctrl-C must reach us, who stop it after those who use it.
  const child = spawn(
    program ?? account.binaries.postgres,
    [
      ...before,
      ...["-D", cluster.data, "-p", String(port)],
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    { cwd: account.home, stdio: ["ignore", log, log], detached: true, ...account.owner },
  );
  fs.closeSync(log);
  let failure: string | undefined;
  child.once("error", (error) => (failure = error.message));
  child.once("exit", (code) => (failure = `exit code ${code}`));
  child.unref();
  return untilReady(cluster.data, () => failure && (readText(cluster.log) || failure));
}

/** Those who use the server, one file for each process. Files of the dead are swept away. */
function holders(dir: string): string[] {
  const folder = path.join(dir, "users");
  fs.mkdirSync(folder, { recursive: true });
  return fs.readdirSync(folder).filter((name) => {
    if (isAlive(Number(name.split("-")[0]))) return true;
    fs.rmSync(path.join(folder, name), { force: true });
    return false;
  });
}

function hold(dir: string): () => void {
  holders(dir);
  // not a counter: this module may be loaded more than once in a process
  const file = path.join(dir, "users", `${process.pid}-${randomUUID()}`);
  fs.writeFileSync(file, "");
  return () => fs.rmSync(file, { force: true });
}

async function shutDown(data: string): Promise<void> {
  const server = running(data);
  if (!server) return;
  // SIGINT is PostgreSQL's fast shutdown: connections are cut, nothing committed is lost.
  process.kill(server.pid, "SIGINT");
  const waiting = patience(STOP_TIMEOUT_MS);
  while (isAlive(server.pid) && fs.existsSync(path.join(data, "postmaster.pid"))) {
    if (waiting.isOver()) {
      process.kill(server.pid, "SIGQUIT");
      throw new PlainError("PostgreSQL did not stop in time and was stopped the hard way.");
    }
    await pause(20);
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function handle(dir: string, cluster: Cluster, server: Postmaster, attached: boolean): Database {
  const release = hold(dir);
  const url = (name: string) =>
    `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${server.port}/${encodeURIComponent(name)}`;
  const ask = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: url("postgres") });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    port: server.port,
    pid: server.pid,
    attached,
    url,
    async create(name, template) {
      try {
        await ask(
          `CREATE DATABASE ${quoted(name)}${template === undefined ? "" : ` TEMPLATE ${quoted(template)}`}`,
        );
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || error.code !== DUPLICATE_DATABASE) throw error;
      }
    },
    async drop(name) {
      await ask(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
    },
    async rename(from, to) {
      await ask(`ALTER DATABASE ${quoted(from)} RENAME TO ${quoted(to)}`);
    },
    async names() {
      const rows = await ask<{ datname: string }>("SELECT datname FROM pg_database ORDER BY 1");
      return rows.map((row) => row.datname);
    },
    async stop() {
      await withLock(path.join(dir, "lock"), async () => {
        release();
        if (holders(dir).length === 0) await shutDown(cluster.data);
      });
    },
  };
}

/**
 * Starts the embedded PostgreSQL of `dir`, or attaches to it where it runs already; the first start makes
 * its data folder. Several processes may call this at once. Throws PlainError with a sentence when the
 * disk is full, the port is taken or no user can run it.
 */
export async function startDatabase(options: StartOptions): Promise<Database> {
  const dir = path.resolve(options.dir);
  fs.mkdirSync(dir, { recursive: true });
  return withLock(path.join(dir, "lock"), async () => {
    const account = accountFor(dir, installedBinaries());
    const cluster = await openCluster(account);
    const found = running(cluster.data);
    if (found) {
      if (options.port !== undefined && options.port !== found.port)
        throw new PlainError(
          `The database in ${dir} already runs on port ${found.port}, not on ${options.port}.`,
        );
      const server = await untilReady(cluster.data, () => undefined);
      return handle(dir, cluster, server, true);
    }
    const port = await choosePort(dir, options.port);
    const server = await launchPatiently(account, cluster, port, options);
    fs.writeFileSync(path.join(dir, "port"), String(server.port));
    return handle(dir, cluster, server, false);
  });
}

/** Stops the server of `dir` whoever uses it, and removes its data. */
export async function removeDatabase(dir: string): Promise<void> {
  const home = path.resolve(dir);
  if (!fs.existsSync(home)) return;
  await withLock(path.join(home, "lock"), async () => {
    for (const place of [home, outsideHome(home)]) {
      if (!fs.existsSync(path.join(place, "data"))) continue;
      await shutDown(path.join(place, "data"));
      fs.rmSync(path.join(place, "data"), { recursive: true, force: true });
    }
    fs.rmSync(outsideHome(home), { recursive: true, force: true });
  });
  fs.rmSync(home, { recursive: true, force: true });
}
