#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which the CLI would download. Same arguments, same JSON-RPC
// over stdio, answered by the WebAssembly build of the same engine, which is an npm package.
// Used through PRISMA_SCHEMA_ENGINE_BINARY (scripts/prisma.mjs sets it). Keep the package's version equal
// to the one of @prisma/engines-version.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const ENGINE_ERROR = 4466;
const require = createRequire(import.meta.url);
const args = process.argv.slice(2);
const valuesOf = (flag) =>
  args.flatMap((value, place) => (value === flag ? [args[place + 1]] : []));

if (args.includes("--version")) {
  const { version } = JSON.parse(
    fs.readFileSync(
      path.join(path.dirname(require.resolve("@prisma/schema-engine-wasm")), "package.json"),
      "utf8",
    ),
  );
  process.stdout.write(`schema-engine-wasm ${version}\n`);
  process.exit(0);
}

const { default: pg } = await import("pg");
const { schemaAdapterFactory } = await import("./adapter.mjs");

function fieldsOf(url) {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  return { host, port, user, password, database, ssl };
}

/** Prisma 6 gives the connection string itself, Prisma 7 a JSON object around it. */
function datasource() {
  const given = valuesOf("--datasource")[0];
  const source =
    given === undefined ? {} : given.startsWith("{") ? JSON.parse(given) : { url: given };
  const url = source.url ?? process.env.DATABASE_URL;
  return {
    config: url ? fieldsOf(url) : {},
    shadow: source.shadowDatabaseUrl ? fieldsOf(source.shadowDatabaseUrl) : undefined,
  };
}

/** `schema-engine cli <command>`: one question, answered by exit code and a log line the CLI reads. */
async function answerOnce(command, config) {
  const here = command === "can-connect-to-database";
  const client = new pg.Client(here ? config : { ...config, database: "postgres" });
  const quoted = `"${String(config.database).replaceAll('"', '""')}"`;
  try {
    await client.connect();
    if (command === "create-database") await client.query(`CREATE DATABASE ${quoted}`);
    if (command === "drop-database") await client.query(`DROP DATABASE ${quoted}`);
    await client.end();
    return 0;
  } catch (error) {
    const fields = {
      message: error.message,
      error_code: error.code === "3D000" ? "P1003" : "P1001",
    };
    const line = { level: "ERROR", target: "schema_engine::logger", fields };
    process.stderr.write(`\n${JSON.stringify(line)}\n`);
    return 1;
  }
}

async function loadEngine(factory) {
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const bindings = await import(pathToFileURL(path.join(folder, "schema_engine_bg.js")).href);
  const bytes = fs.readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = valuesOf("--datamodels").map((file) => [file, fs.readFileSync(file, "utf8")]);
  return bindings.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => undefined,
    factory,
  );
}

let panic;
let diagnosis;
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (panic = message) };

const say = (message) =>
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

async function answer({ id, method, params }) {
  try {
    if (typeof engine[method] !== "function")
      throw new Error(`the schema engine has no method ${method}`);
    const result = (await engine[method](params ?? {})) ?? {};
    if (method === "devDiagnostic") diagnosis = params;
    // Having applied something, this build of the engine has lost its way to a shadow database, and finds
    // it again by a look at the migrations.
    if (method === "applyMigrations" && diagnosis && result.appliedMigrationNames?.length > 0)
      await engine.devDiagnostic(diagnosis);
    if (method === "diff" && result.stdout)
      // The native engine prints by asking the CLI to; the id only has to be one the CLI never uses.
      say({ id: 1e9 + id, method: "print", params: { content: result.stdout } });
    say({ id, result });
  } catch (error) {
    const data = {
      is_panic: error.name === "RuntimeError",
      message: panic ?? error.message,
      error_code: error.code,
      meta: null,
    };
    say({ id, error: { code: ENGINE_ERROR, message: error.message, data } });
  }
}

const { config, shadow } = datasource();
if (args.includes("cli")) process.exit(await answerOnce(args.at(-1), config));

const { factory, close } = schemaAdapterFactory(config, shadow);
const engine = await loadEngine(factory);
const answers = [];
for await (const line of readline.createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  // The CLI also answers our "print"; an answer has no method.
  if (message.method) answers.push(answer(message));
}
await Promise.all(answers);
await close();
