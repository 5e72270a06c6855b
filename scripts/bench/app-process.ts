import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { buildWhenChanged } from "../build-app.ts";
import { inProject, ROOT } from "../paths.ts";
import { PlainError } from "../plain-error.ts";
import { freePort } from "../ports.ts";
import { patience } from "../patience.ts";

export const CLIENT = { id: "bench-client", secret: "bench-secret" };

export interface AppProcess {
  url: string;
  stop(): Promise<void>;
}

const READY_MS = 60_000;

/** What the app's own code needs to run against this database, in a process of its own. */
export function benchEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: CLIENT.id,
    SHOPIFY_API_SECRET: CLIENT.secret,
    SHOPIFY_APP_URL: "https://bench.example",
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
    LOG_LEVEL: "warn",
  };
}

/** The real server, built, on a free port. @param env beyond what the app needs to start */
export async function startApp(
  databaseUrl: string,
  env: Record<string, string> = {},
  nodeArguments: string[] = [],
): Promise<AppProcess> {
  await buildWhenChanged((line) => void process.stderr.write(`${line}\n`));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...nodeArguments, inProject("app", "server.ts")], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...benchEnvironment(databaseUrl),
      SHOPIFY_APP_URL: url,
      LOG_LEVEL: "error",
      PORT: String(port),
      HOST: "127.0.0.1",
      ...env,
    },
  });
  for (const waiting = patience(READY_MS); !(await answers(url)); await pause(100))
    if (child.exitCode !== null || waiting.isOver()) {
      child.kill("SIGKILL");
      throw new PlainError("The app did not start; its words are above.");
    }
  return { url, stop: () => stopped(child) };
}

/** The real worker. @param env beyond what the app needs to start */
export function startWorker(
  databaseUrl: string,
  env: Record<string, string>,
  nodeArguments: string[],
): Pick<AppProcess, "stop"> {
  // a small young heap, as in `npm run worker`
  const child = spawn(
    process.execPath,
    [...nodeArguments, "--max-semi-space-size=8", inProject("app", "worker", "main.ts")],
    {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...benchEnvironment(databaseUrl), LOG_LEVEL: "error", ...env },
    },
  );
  return { stop: () => stopped(child) };
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/healthz`).catch(() => null);
  return answer?.ok === true;
}

async function stopped(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
