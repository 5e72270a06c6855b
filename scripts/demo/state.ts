// The demo's folder: what it remembers between starts, and who uses it now.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { removeDatabase } from "../database/launcher.ts";
import { isAlive } from "../lock.mjs";
import { PlainError } from "../plain-error.ts";
import { DEFAULT_SOURCE, type ShopSource } from "./options.ts";
import { endStrays } from "./strays.ts";

export interface Memory {
  apiKey: string;
  apiSecret: string;
  encryptionKey: string;
  ports: { shell?: number; edge?: number; app?: number };
  /** Null until the sandbox has made its shop. */
  source: ShopSource | null;
}

const memoryFile = (state: string) => path.join(state, "demo.json");
const ownerFile = (state: string) => path.join(state, "running");

/** Random once, then the same at every start: sessions and encrypted tokens must stay readable. */
const newMemory = (): Memory => ({
  apiKey: randomBytes(16).toString("hex"),
  apiSecret: randomBytes(16).toString("hex"),
  encryptionKey: randomBytes(32).toString("base64"),
  ports: {},
  source: null,
});

export function remember(state: string, memory: Memory): void {
  const draft = `${memoryFile(state)}.draft`;
  fs.writeFileSync(draft, JSON.stringify(memory, null, 2), { mode: 0o600 });
  fs.renameSync(draft, memoryFile(state));
}

export function recall(state: string): Memory {
  if (!fs.existsSync(memoryFile(state))) return newMemory();
  try {
    return JSON.parse(fs.readFileSync(memoryFile(state), "utf8")) as Memory;
  } catch {
    throw new PlainError(`${memoryFile(state)} is damaged. Start over with --fresh.`);
  }
}

/**
 * Which shop this start wants: what the flags ask for, else the one that is there, else the default one.
 * Throws PlainError when the flags ask for another shop than the one that is there.
 */
export function chooseSource(asked: Partial<ShopSource>, present: ShopSource | null): ShopSource {
  if (!present) return { ...DEFAULT_SOURCE, ...asked };
  const differs = (Object.keys(asked) as (keyof ShopSource)[]).find(
    (name) => asked[name] !== present[name],
  );
  if (differs)
    throw new PlainError(
      `The shop that is there was made with ${told(present, differs)}, not ${told({ ...present, ...asked }, differs)}. Add --fresh to start over, or --state DIR for a second shop.`,
    );
  return present;
}

const told = (source: ShopSource, name: keyof ShopSource) =>
  name === "csv" ? (source.csv ?? "generated orders") : `--${name} ${source[name]}`;

/**
 * Makes the folder ours: refuses when a demo runs from it, ends what a killed one left behind. Returns how
 * to give it back.
 */
export async function occupy(state: string): Promise<() => void> {
  fs.mkdirSync(path.join(state, "logs"), { recursive: true });
  const file = ownerFile(state);
  const owner = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : NaN;
  if (isAlive(owner) && owner !== process.pid)
    throw new PlainError(
      `A demo already runs from ${state} (process ${owner}). Stop it with Ctrl-C there, or use --state DIR for a second one.`,
    );
  await endStrays(state);
  fs.writeFileSync(file, String(process.pid));
  return () => fs.rmSync(file, { force: true });
}

/** Forgets the shop: database, sandbox, secrets, logs. Call it after `occupy`. */
export async function forget(state: string): Promise<void> {
  await removeDatabase(path.join(state, "database"));
  for (const name of ["sandbox", "logs", "demo.json"])
    fs.rmSync(path.join(state, name), { recursive: true, force: true });
  fs.mkdirSync(path.join(state, "logs"), { recursive: true });
}
