import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";

// A project of a few files, and an npm that installs it by copying: what is tested is when and how the
// bootstrap calls npm, and what it runs afterwards.
let project: string;
let tools: string;

function write(file: string, text: string, mode = 0o644) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text, { mode });
}

function npm(text: string) {
  write(path.join(tools, "npm"), `#!/bin/sh\necho "$@" >> "${tools}/calls"\n${text}\n`, 0o755);
}

const calls = () =>
  fs.existsSync(path.join(tools, "calls"))
    ? fs.readFileSync(path.join(tools, "calls"), "utf8").trim().split("\n")
    : [];

const INSTALLS = `mkdir -p node_modules/node/bin && ln -s "${process.execPath}" node_modules/node/bin/node`;

beforeEach(() => {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-bootstrap-"));
  project = path.join(base, "project");
  tools = path.join(base, "tools");
  for (const name of ["bootstrap.mjs", "lock.mjs"])
    write(path.join(project, "scripts", name), fs.readFileSync(inProject("scripts", name), "utf8"));
  write(path.join(project, "package-lock.json"), JSON.stringify({ packages: {} }));
  write(path.join(project, "package.json"), JSON.stringify({ type: "module" }));
  write(
    path.join(project, "scripts", "say.ts"),
    "const args: string[] = process.argv.slice(2); console.log('said', ...args, process.env.npm_lifecycle_event ?? '-'); process.exit(args.length);",
  );
  // nothing here needs more than the dependencies
  write(
    path.join(project, "scripts", "enter.ts"),
    "const [script, ...args] = process.argv.slice(2); process.argv.splice(1, 9, script!, ...args); await import(script!);",
  );
  npm(INSTALLS);
});

function bootstrap(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["scripts/bootstrap.mjs", ...args], {
    cwd: project,
    env: { ...process.env, ...env, PATH: `${tools}:/usr/bin:/bin` },
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const end = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, said })),
  );
  return { child, end, heard: () => said };
}

describe("a command on a fresh clone", () => {
  it("installs the dependencies once, then runs its script with the arguments and its exit code", async () => {
    const first = await bootstrap(["scripts/say.ts", "a", "b"]).end;
    expect(first.said).toContain("Installing the dependencies");
    expect(first.said).toContain("said a b");
    expect(first.code).toBe(2);
    const second = await bootstrap(["scripts/say.ts"]).end;
    expect(second.said).not.toContain("Installing");
    expect(calls()).toHaveLength(1);
    expect(calls()[0]).toMatch(/^ci /);
  });

  it("installs again when the lockfile asks for something that is not there", async () => {
    await bootstrap(["scripts/say.ts"]).end;
    const packages = { "node_modules/new": { version: "1.0.0" } };
    write(path.join(project, "package-lock.json"), JSON.stringify({ packages }));
    npm(`rm -rf node_modules; ${INSTALLS}`);
    await bootstrap(["scripts/say.ts"]).end;
    expect(calls()).toHaveLength(2);
  });

  it("does not install what somebody installed by hand", async () => {
    const packages = {
      "node_modules/here": { version: "1.0.0" },
      "node_modules/for-another-system": { version: "1.0.0", optional: true },
    };
    write(path.join(project, "package-lock.json"), JSON.stringify({ packages }));
    write(
      path.join(project, "node_modules", ".package-lock.json"),
      JSON.stringify({ packages: { "node_modules/here": { version: "1.0.0" } } }),
    );
    fs.mkdirSync(path.join(project, "node_modules", "node", "bin"), { recursive: true });
    fs.symlinkSync(process.execPath, path.join(project, "node_modules", "node", "bin", "node"));
    expect((await bootstrap(["scripts/say.ts"]).end).said).toContain("said");
    expect(calls()).toEqual([]);
  });

  it("installs once when two commands start at the same moment", async () => {
    const both = await Promise.all([
      bootstrap(["scripts/say.ts"]).end,
      bootstrap(["scripts/say.ts"]).end,
    ]);
    expect(both.map((one) => one.code)).toEqual([0, 0]);
    expect(calls()).toHaveLength(1);
  });

  it("keeps what npm run says about itself from the installation", async () => {
    npm(`env > "${tools}/env"; ${INSTALLS}`);
    await bootstrap(["scripts/say.ts"], {
      npm_lifecycle_event: "demo",
      npm_config_local_prefix: "/elsewhere",
      npm_config_registry: "https://registry.example",
      NODE_ENV: "production",
    }).end;
    const seen = fs.readFileSync(path.join(tools, "env"), "utf8");
    expect(seen).not.toMatch(/npm_lifecycle_event|npm_config_local_prefix|NODE_ENV/);
    expect(seen).toContain("npm_config_registry=https://registry.example");
  });

  it.each([
    ["npm error code ENOSPC", "could not be installed: the disk is full"],
    ["npm error code ENOTFOUND", "the package registry could not be reached"],
    ["npm error code E404", "refused or spoiled a download"],
    ["npm error code EACCES", "may not write to node_modules"],
  ])("says in a sentence why the installation failed: %s", async (word, sentence) => {
    npm(`echo "${word}" >&2; exit 1`);
    const { code, said } = await bootstrap(["scripts/say.ts"]).end;
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it("says that install scripts are switched off when the project's Node is missing afterwards", async () => {
    npm("mkdir -p node_modules");
    const { code, said } = await bootstrap(["scripts/say.ts"]).end;
    expect(code).toBe(1);
    expect(said).toContain("ignore-scripts");
  });

  it("passes a signal on and waits for the script to finish its work", async () => {
    write(
      path.join(project, "scripts", "wait.ts"),
      "process.on('SIGTERM', () => { console.log('put away'); process.exit(5); }); setInterval(() => {}, 1000); console.log('waiting');",
    );
    // Another file for the same Node, so that the script runs in a child.
    npm(`mkdir -p node_modules/node/bin && cp "${process.execPath}" node_modules/node/bin/node`);
    const { child, end, heard } = bootstrap(["scripts/wait.ts"]);
    await expect.poll(heard).toContain("waiting");
    child.kill("SIGTERM");
    expect(await end).toEqual({ code: 5, said: expect.stringContaining("put away") });
  });
});
