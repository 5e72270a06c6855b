// One holder at a time, across processes. Plain JavaScript because the bootstrap uses it before the
// pinned Node exists.
import fs from "node:fs";
import path from "node:path";

/** Milliseconds between two attempts to take a lock somebody else holds. */
const RETRY_EVERY = 100;
/** A thief needs microseconds; a theft marker older than this (ms) was left by a killed process. */
const THEFT_TAKES_AT_MOST = 10_000;

export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function holderOf(file) {
  try {
    return Number(fs.readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function create(file) {
  try {
    // Written beside and linked into place, so that nobody ever reads a lock without its holder.
    const own = `${file}.${process.pid}`;
    fs.writeFileSync(own, String(process.pid));
    try {
      fs.linkSync(own, file);
    } finally {
      fs.rmSync(own, { force: true });
    }
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a dead holder's lock. The marker keeps a second thief from removing the first one's new lock. */
function breakIfDead(file) {
  const marker = `${file}.theft`;
  try {
    fs.closeSync(fs.openSync(marker, "wx"));
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const made = fs.statSync(marker, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > THEFT_TAKES_AT_MOST) fs.rmSync(marker, { force: true });
    return;
  }
  try {
    const holder = holderOf(file);
    if (holder !== undefined && !isAlive(holder)) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(marker, { force: true });
  }
}

/**
 * Runs `work` while holding `file`. Waits for a living holder, takes over from a dead one.
 * Not re-entrant: a process asking twice waits for itself.
 */
export async function withLock(file, work, onWait = () => {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!create(file)) {
    const holder = holderOf(file);
    if (holder !== undefined && !isAlive(holder)) breakIfDead(file);
    else {
      if (!told && holder !== undefined) onWait(holder);
      told = true;
      await new Promise((resolve) => setTimeout(resolve, RETRY_EVERY));
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
