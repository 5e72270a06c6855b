// A PostgreSQL server program that the system has: started for a while, in a folder of its own, for trying the project
// on it.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { PlainError } from "../plain-error.ts";
import { freePort } from "../ports.ts";
import { accountFor, type Account } from "./account.ts";
import { binariesIn, type Binaries } from "./binaries.ts";
import { explain, SUPERUSER } from "./cluster.ts";
import { OLDEST_MAJOR } from "./external.ts";
import { patience } from "../patience.ts";

export interface InstalledServer {
  version: string;
  url: string;
  stop(): Promise<void>;
}

const START_MS = 60_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Folders that hold a `bin/postgres`, as packages and Homebrew lay them out. */
function candidates(): string[] {
  const said = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" }).stdout as string | null;
  const own = said ? [path.dirname(said.trim())] : [];
  const among = (folder: string, name: RegExp) =>
    fs.existsSync(folder)
      ? fs
          .readdirSync(folder)
          .filter((entry) => name.test(entry))
          .map((entry) => path.join(folder, entry))
      : [];
  return [
    ...own,
    ...among("/usr/lib/postgresql", /^\d+$/),
    ...among("/opt/homebrew/opt", /^postgresql@\d+$/),
    ...among("/usr/local/opt", /^postgresql@\d+$/),
    ...among("/usr", /^pgsql-\d+$/),
    "/usr/local/pgsql",
  ];
}

/** The newest server program of the system that is new enough; undefined when there is none. */
export function installedServerBinaries(): Binaries | undefined {
  return candidates()
    .map((folder) => {
      const { postgres } = binariesIn(folder, "");
      const answer = spawnSync(postgres, ["--version"], { encoding: "utf8" });
      const version = /(\d+(?:\.\d+)?)/.exec((answer.stdout as string | null) ?? "")?.[1];
      return version === undefined ? undefined : binariesIn(folder, version);
    })
    .filter((found) => found !== undefined && fs.existsSync(found.initdb))
    .filter((found) => Number.parseInt(found!.version, 10) >= OLDEST_MAJOR)
    .sort((a, b) => Number(b!.version) - Number(a!.version))[0];
}

function runAs(account: Account, program: string, args: string[]) {
  const [first, ...rest] = [...account.prefix, program, ...args];
  return { command: first ?? program, args: rest };
}

/** Makes a data folder below `home` and starts the server on a free port of 127.0.0.1, with a password. */
export async function startInstalledServer(
  home: string,
  binaries: Binaries,
): Promise<InstalledServer> {
  const account = accountFor(home, binaries);
  const data = path.join(account.home, "data");
  const password = randomBytes(18).toString("base64url");
  const passwordFile = path.join(account.home, "password");
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  fs.mkdirSync(data, { mode: 0o700 });
  for (const file of account.owner ? [data, passwordFile] : [])
    fs.chownSync(file, account.owner!.uid, account.owner!.gid);
  const init = runAs(account, account.binaries.initdb, [
    ...["-D", data, "-U", SUPERUSER, "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
    ...["-E", "UTF8", "--locale=C", "--no-instructions"],
  ]);
  const made = spawnSync(init.command, init.args, {
    cwd: account.home,
    encoding: "utf8",
    ...account.owner,
  });
  if (made.status !== 0)
    throw explain(made.error?.message ?? made.stderr, "making its data folder");

  const port = await freePort();
  const start = runAs(account, account.binaries.postgres, [
    ...["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1"],
    ...["-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "full_page_writes=off"],
    ...["-c", "synchronous_commit=off", "-c", "max_connections=200"],
  ]);
  const log = path.join(account.home, "postgresql.log");
  const output = fs.openSync(log, "w");
  const child = spawn(start.command, start.args, {
    cwd: account.home,
    stdio: ["ignore", output, output],
    ...account.owner,
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  for (const waiting = patience(START_MS); !(await answers(url)); await pause(100))
    if (child.exitCode !== null || waiting.isOver()) {
      child.kill("SIGQUIT");
      throw explain(fs.readFileSync(log, "utf8"), "starting");
    }
  return {
    version: binaries.version,
    url,
    async stop() {
      child.kill("SIGINT");
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== "57P03")
      throw new PlainError(`PostgreSQL refuses us: ${error.message}`, { cause: error });
    // it does not listen yet
    return false;
  }
}
