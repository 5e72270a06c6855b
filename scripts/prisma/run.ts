import { spawn } from "node:child_process";
import { startDatabase } from "../database/launcher.ts";
import { inProject, ROOT, TEST_DATABASE } from "../paths.ts";

/** Commands that only read the schema file. Prisma wants a connection string all the same. */
const NEED_NO_SERVER = new Set(["generate", "format", "validate", "version", "--version", "-v"]);
const NO_SERVER = "postgresql://nobody@127.0.0.1:1/nothing";
/**
 * The database `migrate dev` compares the schema with. Made anew for every command, so that no trace of an
 * earlier experiment counts as drift.
 */
const DEVELOPMENT_DATABASE = "prisma_dev";

function environment(url: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: url,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    // A script cannot be started as a program on Windows: there Prisma downloads its own engine.
    ...(process.platform === "win32"
      ? {}
      : {
          PRISMA_SCHEMA_ENGINE_BINARY:
            process.env.PRISMA_SCHEMA_ENGINE_BINARY ??
            inProject("scripts", "prisma", "schema-engine.mjs"),
        }),
  };
}

function cli(args: string[], url: string, quiet: boolean): Promise<number> {
  const child = spawn(
    process.execPath,
    [inProject("node_modules", "prisma", "build", "index.js"), ...args],
    { cwd: ROOT, env: environment(url), stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" },
  );
  let said = "";
  child.stdout?.on("data", (chunk) => (said += String(chunk)));
  child.stderr?.on("data", (chunk) => (said += String(chunk)));
  // Ctrl-C reaches the CLI by itself; we stay to put the database away.
  const stay = () => undefined;
  process.on("SIGINT", stay);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("SIGINT", stay);
      if (code !== 0) process.stderr.write(said);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs the Prisma CLI and returns its exit code. Commands that need a server use DATABASE_URL, or without
 * it a database of their own on the embedded one. `quiet`: its words are shown only when it fails.
 */
export async function runPrisma(args: string[], { quiet = false } = {}): Promise<number> {
  if (process.env.DATABASE_URL) return cli(args, process.env.DATABASE_URL, quiet);
  if (args[0] === undefined || NEED_NO_SERVER.has(args[0])) return cli(args, NO_SERVER, quiet);
  const database = await startDatabase({ dir: TEST_DATABASE });
  try {
    await database.drop(DEVELOPMENT_DATABASE);
    await database.create(DEVELOPMENT_DATABASE);
    return await cli(args, database.url(DEVELOPMENT_DATABASE), quiet);
  } finally {
    await database.stop();
  }
}
