import { spawn } from "node:child_process";
import path from "node:path";

export interface Ended {
  code: number | null;
  said: string;
}

/** As a person's shell has it: nothing of the `npm run` around us, none of our programs before theirs. */
function surroundings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !/^(npm_|INIT_CWD|NODE_|VITEST|DATABASE_URL|TEST_|SHOPIFY_|SANDBOX_|ENCRYPTION_KEY|SCOPES|PORT|HOST|LOG_LEVEL|DEV|PROD|MODE|BASE_URL|SSR)/i.test(
        entry[0],
      ),
  );
  const env = Object.fromEntries(kept) as NodeJS.ProcessEnv;
  env["PATH"] = (env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(path.delimiter);
  return env;
}

/**
 * Runs a line of a shell in a folder to its end. With `until` it is interrupted (Ctrl-C reaches all its processes) once
 * it has said that.
 */
export function runLine(
  folder: string,
  line: string,
  { env = {}, until }: { env?: Record<string, string>; until?: RegExp } = {},
): Promise<Ended> {
  const around = Object.assign(surroundings(), env);
  const child = spawn("/bin/sh", ["-c", line], {
    cwd: folder,
    env: around,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  let interrupted = false;
  const hear = (chunk: unknown) => {
    said += String(chunk);
    if (interrupted || !until?.test(said)) return;
    interrupted = true;
    process.kill(-child.pid!, "SIGINT");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}
