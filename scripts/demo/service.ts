import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import type { Readable } from "node:stream";
import { ROOT } from "../paths.ts";
import { PlainError } from "../plain-error.ts";
import { readable } from "./log-line.ts";
import { forgetProcess, noteProcess } from "./strays.ts";
import { patience, patient } from "../patience.ts";

export interface ServiceSpec {
  /** As people call it: "app", "worker". Also the name of its log. */
  name: string;
  /** Arguments for the pinned Node. */
  command: string[];
  env: Record<string, string>;
  /** Told every line of the service's standard output, as it wrote it. */
  onLine?: (line: string) => void;
}

export interface Service {
  name: string;
  /** Waits until `ready` says yes. Throws PlainError when the service ends first or takes too long. */
  untilReady(ready: () => Promise<boolean> | boolean, timeoutMs?: number): Promise<void>;
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<void>;
  /** What to say about an end nobody asked for. */
  lastWords(): string;
  stop(): Promise<void>;
}

const LAST_LINES = 12;
const POLITE_MS = 8000;
/** A grandchild that keeps the pipe open must not keep us waiting for more words. */
const WORDS_MS = 500;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The environment of the surrounding shell without what npm adds and without settings meant for the app. */
function surroundings(): Record<string, string | undefined> {
  const own =
    /^(npm_|DATABASE_URL$|SHOPIFY_|SANDBOX_|ENCRYPTION_KEY$|SCOPES$|PORT$|HOST$|NODE_ENV$|NODE_OPTIONS$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
}

/** Starts a service of the demo. Its words go to `<state>/logs/<name>.log`, errors to the terminal too. */
export function startService(state: string, spec: ServiceSpec): Service {
  const logFile = path.join(state, "logs", `${spec.name}.log`);
  const log = fs.createWriteStream(logFile, { flags: "w" });
  // Its own process group: Ctrl-C reaches the demo, which stops everything in the right order.
  const child = spawn(process.execPath, spec.command, {
    cwd: ROOT,
    env: { ...surroundings(), NODE_ENV: "production", ...spec.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  if (child.pid !== undefined) noteProcess(state, spec.name, child.pid);

  const last: string[] = [];
  const complaints: string[] = [];
  let stopping = false;
  let over = false;
  let reason = "";
  const hear = (line: string) => {
    const { text, serious } = readable(line);
    log.write(`${new Date().toTimeString().slice(0, 8)} ${text}\n`);
    last.push(text);
    if (last.length > LAST_LINES) last.shift();
    if (serious && !stopping) process.stderr.write(`[${spec.name}] ${text}\n`);
  };
  const listen = (input: Readable, tell: (line: string) => void) => {
    const lines = readline.createInterface({ input });
    lines.on("line", (line) => {
      hear(line);
      tell(line);
    });
    return new Promise((resolve) => lines.once("close", resolve));
  };
  const streams = [
    listen(child.stdout, (line) => spec.onLine?.(line)),
    listen(child.stderr, (line) => complaints.length <= LAST_LINES && complaints.push(line)),
  ];
  const ended = new Promise<void>((resolve) => {
    const finish = (why: string) => {
      if (over) return;
      reason = why;
      void Promise.race([Promise.all(streams), pause(WORDS_MS)]).then(() => {
        over = true;
        if (child.pid !== undefined) forgetProcess(state, child.pid);
        log.end(resolve);
      });
    };
    child.once("error", (error) => finish(error.message));
    child.once("exit", (code, signal) => finish(signal ?? `exit code ${code}`));
  });

  const lastWords = () => {
    const words = last.join("\n");
    if (/ENOSPC|No space left on device/.test(words))
      return `The disk is full: the ${spec.name} could not write. Free some space and start again.`;
    // A service that knows what is wrong says it in a sentence; that is all a person needs.
    const isSentence = complaints.length <= 3 && !complaints.some((line) => /^\s+at /.test(line));
    if (reason === "exit code 1" && complaints.length > 0 && isSentence)
      return complaints.join("\n");
    return `The ${spec.name} stopped (${reason}). Its last words:\n\n${words}\n\nAll of them: ${logFile}`;
  };

  return {
    name: spec.name,
    ended,
    lastWords,
    async untilReady(ready, timeoutMs) {
      const waiting = patience(timeoutMs ?? Infinity);
      while (!(await ready())) {
        if (over) throw new PlainError(lastWords());
        if (waiting.isOver())
          throw new PlainError(
            `The ${spec.name} was not ready after ${(timeoutMs ?? 0) / 1000} seconds. Its last words:\n\n${last.join("\n")}\n\nAll of them: ${logFile}`,
          );
        await Promise.race([ended, pause(50)]);
      }
    },
    async stop() {
      stopping = true;
      end(child, "SIGTERM");
      const timer = setTimeout(() => end(child, "SIGKILL"), patient(POLITE_MS));
      await ended;
      clearTimeout(timer);
    },
  };
}
