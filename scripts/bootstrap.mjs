#!/usr/bin/env node
// node scripts/bootstrap.mjs <script.ts> [arguments]
// Everything a fresh clone lacks before TypeScript can run: the dependencies, and among them the pinned
// Node. Plain JavaScript that runs on any Node from 20 on. What else the script needs: enter.ts, on the pinned Node.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { withLock } from "./lock.mjs";

const OLDEST_NODE = 20;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const modules = path.join(root, "node_modules");
const stamp = path.join(modules, ".boomerang-install");
const windows = process.platform === "win32";
const enter = path.join(root, "scripts", "enter.ts");
const pinnedNode = path.join(modules, "node", "bin", windows ? "node.exe" : "node");

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function lockHash() {
  return createHash("sha256")
    .update(fs.readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
}

function read(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

/**
 * npm writes node_modules/.package-lock.json last, so its presence means a finished installation. Comparing
 * it with package-lock.json spares somebody who ran `npm ci` by hand a second installation.
 */
function installedByHand() {
  const hidden = read(path.join(modules, ".package-lock.json"));
  if (hidden === undefined) return false;
  const installed = JSON.parse(hidden).packages;
  const wanted = JSON.parse(read(path.join(root, "package-lock.json"))).packages;
  return Object.entries(wanted).every(
    ([place, entry]) =>
      !place.startsWith("node_modules/") ||
      entry.link ||
      (installed[place] ? installed[place].version === entry.version : Boolean(entry.optional)),
  );
}

function installed() {
  if (!fs.existsSync(pinnedNode)) return false;
  const hash = lockHash();
  if (read(stamp) === hash) return true;
  if (!installedByHand()) return false;
  fs.writeFileSync(stamp, hash);
  return true;
}

/**
 * The environment npm would see if a person had typed `npm ci`: settings a person chose stay (registry,
 * proxy, cache); what the surrounding `npm run` says about itself goes, and so does node_modules/.bin,
 * because npm must not run on the Node it is about to replace.
 */
function environmentForInstall() {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(lifecycle|package|command|execpath|node_execpath|config_(local_prefix|user_agent|argv))/i.test(
        name,
      ) && !/^(INIT_CWD|NODE_OPTIONS|NODE_ENV)$/.test(name),
  );
  const env = Object.fromEntries(inherited);
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  env[pathName] = (env[pathName] ?? "")
    .split(path.delimiter)
    .filter((folder) => !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder))
    .filter((folder) => !/[\\/]node-gyp-bin[\\/]?$/.test(folder))
    .join(path.delimiter);
  return env;
}

function reasonOf(output) {
  if (/ENOSPC|no space left/i.test(output))
    return "the disk is full. Free about 2 GB and run the same command again.";
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ERR_SOCKET_TIMEOUT/.test(output))
    return "the package registry could not be reached. Check the network (or npm's proxy settings) and run the same command again.";
  if (/SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)|CERT_/.test(output))
    return "the registry's certificate is not trusted here, usually because of a company proxy. Set NODE_EXTRA_CA_CERTS to its certificate and run the same command again.";
  if (/\bE(401|403|404|5\d\d)\b|EINTEGRITY/.test(output))
    return "the package registry refused or spoiled a download (its answer is above). Run the same command again, or check npm's registry setting.";
  if (/EACCES|EPERM/.test(output))
    return "this user may not write to node_modules. Give it the folder, or remove node_modules and run the same command again.";
  return "npm says why above.";
}

function install() {
  process.stdout.write(
    "Installing the dependencies with npm ci (once; one to three minutes, about 1.2 GB)…\n",
  );
  return new Promise((resolve) => {
    const child = spawn(
      "npm",
      ["ci", "--include=dev", "--include=optional", "--no-progress", "--no-audit", "--no-fund"],
      {
        cwd: root,
        env: environmentForInstall(),
        stdio: ["ignore", "inherit", "pipe"],
        shell: windows,
      },
    );
    let heard = "";
    child.stderr.on("data", (chunk) => {
      heard = (heard + chunk).slice(-20_000);
      // The outer Node is older than some packages wish for; they will run on the pinned one.
      const shown = String(chunk)
        .split("\n")
        .filter((line) => !/^npm (warn|WARN) (EBADENGINE|deprecated|install-scripts)/.test(line))
        .join("\n");
      if (shown.trim() !== "") process.stderr.write(shown);
    });
    child.on("error", (error) =>
      fail(
        error.code === "ENOENT"
          ? "npm was not found. It comes with Node: install Node from https://nodejs.org and run the same command again."
          : `npm could not be started: ${error.message}`,
      ),
    );
    child.on("close", (code, signal) => {
      if (signal) fail(`The installation was stopped (${signal}).`);
      if (code !== 0) fail(`The dependencies could not be installed: ${reasonOf(heard)}`);
      if (!fs.existsSync(pinnedNode))
        fail(
          "The dependencies were installed, but the project's Node is not among them: npm was told to skip install scripts. Run `npm config set ignore-scripts false` and the same command again.",
        );
      fs.writeFileSync(stamp, lockHash());
      resolve();
    });
  });
}

/** Runs the script in a child on the pinned Node: signals go down, the exit code comes up. */
function runOnPinnedNode(script, args) {
  const child = spawn(pinnedNode, [...process.execArgv, enter, script, ...args], {
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      child.kill(signal);
    });
  child.on("error", (error) => fail(`The project's Node could not be started: ${error.message}`));
  child.on("close", (code, signal) => {
    process.exit(signal ? 128 + (os.constants.signals[signal] ?? 0) : (code ?? 1));
  });
}

/** Puts the project's own commands first, so that scripts find the pinned Node by its name. */
function preferOwnCommands() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const own = path.join(modules, ".bin");
  const rest = (process.env[name] ?? "").split(path.delimiter).filter((folder) => folder !== own);
  process.env[name] = [own, ...rest].join(path.delimiter);
}

/** Installs and makes what is missing, then runs `script` (an absolute path) with `args` on the pinned Node. */
export async function bootstrap(script, args) {
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE)
    fail(
      `Boomerang needs Node ${OLDEST_NODE} or newer to start; this is ${process.version}. Install a current one from https://nodejs.org.`,
    );
  try {
    if (!installed())
      await withLock(
        path.join(root, ".cache", "install.lock"),
        async () => {
          if (!installed()) await install();
        },
        (pid) =>
          process.stdout.write(`Waiting for the installation that process ${pid} is running…\n`),
      );
  } catch (error) {
    if (error.code === "ENOSPC") fail("The disk is full: free some space and start again.");
    throw error;
  }
  preferOwnCommands();
  if (fs.realpathSync(process.execPath) === fs.realpathSync(pinnedNode)) {
    process.argv.splice(1, process.argv.length, enter, script, ...args);
    await import(pathToFileURL(enter).href);
  } else runOnPinnedNode(script, args);
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2);
  if (!script) fail("Usage: node scripts/bootstrap.mjs <script> [arguments]");
  await bootstrap(path.resolve(root, script), args);
}
