// PostgreSQL refuses to run as root. Started by root, it runs as `postgres` or `nobody` instead; where that
// user cannot reach the project (a clone below /root, say), it runs as root behind another user's name
// (a user namespace), and where the kernel forbids that, from a folder of its own outside the project.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { PlainError } from "../plain-error.ts";
import { binariesIn, type Binaries } from "./binaries.ts";

export interface Account {
  binaries: Binaries;
  /** Folder that holds the data folder; PostgreSQL's user can reach it. */
  home: string;
  /** Put before the command: `[...prefix, postgres, …]`. */
  prefix: string[];
  /** Given to spawn, and the owner the data needs. Undefined: the user we are. */
  owner?: { uid: number; gid: number };
}

interface User {
  name: string;
  uid: number;
  gid: number;
}

function unprivilegedUser(): User {
  const lines = fs.readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new PlainError(
    "PostgreSQL does not run as root, and this system has neither a `postgres` nor a `nobody` user. Run the command as an ordinary user.",
  );
}

const namespace = (user: User) => [
  "unshare",
  "-U",
  `--map-user=${user.uid}`,
  `--map-group=${user.gid}`,
];

/**
 * Whether PostgreSQL's user can enter the folder by its full path and run the program there. Tried rather
 * than worked out from permission bits: access lists, mounts and kernel settings count too.
 */
function canRun(
  postgres: string,
  folder: string,
  as: { prefix?: string[]; owner?: { uid: number; gid: number } },
): boolean {
  const test = ["/bin/sh", "-c", 'cd "$1" && "$2" --version', "sh", folder, postgres];
  const [program, ...args] = [...(as.prefix ?? []), ...test];
  if (program === undefined) return false;
  const result = spawnSync(program, args, { cwd: "/", stdio: "ignore", ...as.owner });
  return result.error === undefined && result.status === 0;
}

/** Where root keeps the data of a project that PostgreSQL's user cannot reach; one folder for each project. */
export function outsideHome(home: string): string {
  const key = createHash("sha256").update(path.resolve(home)).digest("hex").slice(0, 16);
  return path.join("/var/tmp", `boomerang-${key}`);
}

function outsideAccount(home: string, binaries: Binaries, user: User): Account {
  const outside = outsideHome(home);
  fs.mkdirSync(outside, { recursive: true, mode: 0o711 });
  // /var/tmp is everybody's: a folder somebody else prepared under this name is not ours to use.
  const found = fs.lstatSync(outside);
  if (!found.isDirectory() || found.uid !== 0)
    throw new PlainError(
      `${outside} belongs to somebody else. Remove it, or run from a folder that other users may enter.`,
    );
  const copy = path.join(outside, `postgresql-${binaries.version}`);
  if (!fs.existsSync(copy)) {
    const partial = `${copy}.partial`;
    fs.rmSync(partial, { recursive: true, force: true });
    fs.cpSync(binaries.folder, partial, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(partial, copy);
  }
  const owner = { uid: user.uid, gid: user.gid };
  const copied = binariesIn(copy, binaries.version);
  if (!canRun(copied.postgres, outside, { owner }))
    throw new PlainError(
      `PostgreSQL does not run as root, and as ${user.name} it can run neither from ${home} nor from ${outside}. Clone into a folder other users may enter, or run the command as an ordinary user.`,
    );
  return { binaries: copied, home: outside, prefix: [], owner };
}

/** Decides who runs PostgreSQL and where its data lives. `home` exists already. */
export function accountFor(home: string, binaries: Binaries): Account {
  if (process.getuid?.() !== 0) return { binaries, home, prefix: [] };
  const user = unprivilegedUser();
  const owner = { uid: user.uid, gid: user.gid };
  if (fs.existsSync(path.join(outsideHome(home), "data")))
    return outsideAccount(home, binaries, user);
  if (canRun(binaries.postgres, home, { owner })) return { binaries, home, prefix: [], owner };
  const prefix = namespace(user);
  if (canRun(binaries.postgres, home, { prefix }))
    return { binaries, home, prefix, owner: { uid: 0, gid: 0 } };
  return outsideAccount(home, binaries, user);
}

/** Gives a folder and all in it to the account, when it belongs to somebody else. */
export function handOver(folder: string, account: Account): void {
  if (!account.owner) return;
  const { uid, gid } = account.owner;
  if (fs.lstatSync(folder).uid === uid) return;
  for (const entry of fs.readdirSync(folder, { recursive: true, encoding: "utf8" }))
    fs.lchownSync(path.join(folder, entry), uid, gid);
  // The folder itself last: an interrupted hand-over is done again.
  fs.lchownSync(folder, uid, gid);
}
