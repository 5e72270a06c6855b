// Brings Shopify's published Admin API schema: one file out of Shopify's own npm package, checked
// against its checksum. Nothing of the package is installed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const source = "@shopify/dev-mcp@1.16.0";
const checksum =
  "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==";
const file = "admin_2026-10.json.gz";

/** the packed schema with its scope table, as the sandbox reads it */
export const packedSchema = join(home, ".cache", "shopify", file);
/** the bare introspection, where codegen looks for it */
export const codegenSchema = join(home, "app", "types", "admin-2026-10.schema.json");

/** Makes sure both files are there; returns the path of the packed one. */
export function fetchSchema() {
  if (!existsSync(packedSchema)) download();
  if (!existsSync(codegenSchema)) {
    const { data } = JSON.parse(gunzipSync(readFileSync(packedSchema)).toString());
    mkdirSync(dirname(codegenSchema), { recursive: true });
    writeWhole(codegenSchema, JSON.stringify(data));
  }
  return packedSchema;
}

function download() {
  const cache = dirname(packedSchema);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, "download-"));
  try {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const options = {
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
      env: { ...process.env, npm_config_ignore_scripts: "true" },
    };
    let name;
    try {
      const out = execFileSync(
        npm,
        ["pack", source, "--json", "--pack-destination", work],
        options,
      );
      name = JSON.parse(out.toString())[0].filename;
    } catch (error) {
      const reason = String(error.stderr ?? error.message)
        .trim()
        .split("\n")
        .at(-1);
      throw new Error(
        `Shopify's Admin API schema could not be downloaded from npm (${source}): ${reason}. ` +
          "It is needed once; check the network or the npm registry and start again.",
        { cause: error },
      );
    }
    const archive = join(work, name.replace("@", "").replace("/", "-"));
    const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (found !== checksum) {
      throw new Error(`${source} has the checksum ${found}, expected ${checksum}: not used.`);
    }
    const inside = `package/dist/data/${file}`;
    execFileSync("tar", ["xzf", name.replace("@", "").replace("/", "-"), inside], {
      cwd: work,
      stdio: "ignore",
    });
    renameSync(join(work, inside), packedSchema);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Written beside and renamed, so that nobody ever reads half a file. */
function writeWhole(path, text) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  try {
    console.log(`Admin API schema: ${fetchSchema()}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
