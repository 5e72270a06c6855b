import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { inProject } from "../scripts/paths.ts";

const environment = {
  NODE_ENV: "test" as const,
  DATABASE_URL: "postgresql://nobody@localhost/none",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://app.example",
  ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
};

/** What a process of ours writes, line by line, and how it ended. */
async function linesOf(code: string): Promise<{ lines: string[]; exit: number }> {
  const imports = `import { log, takeOverConsole } from ${JSON.stringify(inProject("app/log.server.ts"))}; takeOverConsole();`;
  const run = promisify(execFile)(
    process.execPath,
    ["--input-type=module", "-e", `${imports}\n${code}`],
    { env: environment },
  );
  const { stdout, stderr, exit } = await run.then(
    (said) => ({ ...said, exit: 0 }),
    (failed: { stdout: string; stderr: string; code: number }) => ({
      ...failed,
      exit: failed.code,
    }),
  );
  return { lines: `${stdout}${stderr}`.split("\n").filter(Boolean), exit };
}

describe("every line of the log", () => {
  const secrets = "Bearer abc.def shpat_0123abc kim@example.com https://a/?id_token=xyz";
  it.each([
    ["the app's own", `log.info({ said: "${secrets}" }, "${secrets}");`, "info", 0],
    ["a library's on the console", `console.error("could not %s", "${secrets}");`, "error", 0],
    ["a warning of Node", `process.emitWarning("${secrets}");`, "warn", 0],
    ["an error nobody caught", `throw new Error("${secrets}");`, "fatal", 1],
    ["a promise nobody waited for", `void Promise.reject(new Error("${secrets}"));`, "fatal", 1],
  ])("is JSON without secrets: %s", async (_, code, level, ends) => {
    const { lines, exit } = await linesOf(code);
    expect(lines).toHaveLength(1);
    const levels = { info: 30, warn: 40, error: 50, fatal: 60 };
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: levels[level as keyof typeof levels] });
    for (const secret of ["abc.def", "0123abc", "kim@", "xyz"])
      expect(lines[0]).not.toContain(secret);
    expect(exit).toBe(ends);
  });
});

describe("what a visitor writes into an address stays one value of one line", () => {
  it.each([
    ['code=x","level":60,"msg":"forged'],
    ["\nkim@example.com"],
    ["\tBearer abc.def\ncode=shpat_1"],
    ['Bearer \\","level":60,"a":"'],
    ['\r\n{"level":60}\u2028\u001b[2J'],
  ])("%j", async (text) => {
    const { lines } = await linesOf(`log.info({ path: ${JSON.stringify(text)} }, "asked");`);
    expect(lines).toHaveLength(1);
    const entry = JSON.parse(lines[0]!) as Record<string, unknown>;
    expect(Object.keys(entry)).toEqual(["level", "time", "path", "msg"]);
    expect(entry).toMatchObject({ level: 30, msg: "asked" });
    for (const secret of ["abc.def", "shpat_1", "kim@"]) expect(lines[0]).not.toContain(secret);
  });
});
