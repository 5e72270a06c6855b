// One PostgreSQL server's files: its data folder (made once), its password, its log.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { PlainError } from "../plain-error.ts";
import { handOver, type Account } from "./account.ts";

export const SUPERUSER = "boomerang";

export interface Cluster {
  data: string;
  log: string;
  password: string;
}

function passwordIn(home: string): string {
  const file = path.join(home, "password");
  if (!fs.existsSync(file))
    fs.writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return fs.readFileSync(file, "utf8");
}

/** PostgreSQL's own words in a sentence, where it is one of the things that commonly go wrong. */
export function explain(output: string, doing: string): PlainError {
  if (/No space left on device/i.test(output))
    return new PlainError(
      "The disk is full: PostgreSQL could not write. Free some space and start again.",
    );
  if (/Address already in use/i.test(output))
    return new PlainError("The database's port was taken by another program at the same moment.");
  if (/could not create shared memory|Cannot allocate memory/i.test(output))
    return new PlainError("PostgreSQL found too little (shared) memory to start.");
  if (/error while loading shared libraries|GLIBC/i.test(output))
    return new PlainError(
      `The packaged PostgreSQL does not run on this system (it needs glibc 2.27 or newer): ${output.trim()}. Set DATABASE_URL to a PostgreSQL 15 or newer instead.`,
    );
  return new PlainError(`PostgreSQL failed while ${doing}: ${output.trim() || "it said nothing"}`);
}

async function initialise(account: Account, data: string, password: string): Promise<void> {
  // Built beside and renamed, so that an interrupted initdb never looks like a database.
  const draft = `${data}.draft`;
  const passwordFile = `${data}.pw`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.owner) {
    fs.chownSync(draft, account.owner.uid, account.owner.gid);
    fs.chownSync(passwordFile, account.owner.uid, account.owner.gid);
  }
  try {
    const [program, ...before] = [...account.prefix, account.binaries.initdb];
    const child = spawn(
      program ?? account.binaries.initdb,
      [
        ...before,
        ...["-D", draft, "-U", SUPERUSER, "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
        // Code-point order, Unicode upper and lower case, independent of the system's locales.
        ...["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
        "--no-instructions",
      ],
      { cwd: account.home, stdio: ["ignore", "ignore", "pipe"], ...account.owner },
    );
    let said = "";
    child.stderr.on("data", (chunk) => (said += String(chunk)));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (code !== 0) throw explain(said, "making its data folder");
    fs.renameSync(draft, data);
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/** The cluster of this account, made on the first call. Call it under the folder's lock. */
export async function openCluster(account: Account): Promise<Cluster> {
  const data = path.join(account.home, "data");
  const password = passwordIn(account.home);
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) await initialise(account, data, password);
  const major = fs.readFileSync(path.join(data, "PG_VERSION"), "utf8").trim();
  if (major !== account.binaries.version.split(".")[0])
    throw new PlainError(
      `The data in ${data} was written by PostgreSQL ${major}; the installed one is ${account.binaries.version}. Start over with an empty folder, or install the older version.`,
    );
  handOver(data, account);
  return { data, password, log: path.join(account.home, "postgresql.log") };
}
