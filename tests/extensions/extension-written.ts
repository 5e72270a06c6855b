import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** An extension as a test writes it, in one file and without a framework. */
export interface Written {
  target: string;
  code: string;
  capabilities?: string;
}

/** A folder of extensions by their handles; text instead of one is its whole toml. */
export function extensionsWritten(all: Record<string, Written | string>): string {
  const parent = mkdtempSync(path.join(tmpdir(), "extensions-"));
  let uid = 10;
  for (const [handle, written] of Object.entries(all)) {
    const dir = path.join(parent, handle);
    mkdirSync(path.join(dir, "src"), { recursive: true });
    const toml =
      typeof written === "string"
        ? written
        : tomlOf(handle, `0b1f6d0a-3f0e-4a5e-9c55-6f1f6b0b7c${uid++}`, written);
    writeFileSync(path.join(dir, "shopify.extension.toml"), toml);
    if (typeof written !== "string")
      writeFileSync(path.join(dir, "src/index.js"), `export default async () => {${written.code}}`);
  }
  return parent;
}

const tomlOf = (handle: string, uid: string, { target, capabilities = "" }: Written) => `
api_version = "2026-07"

[[extensions]]
name = "${handle}"
handle = "${handle}"
type = "ui_extension"
uid = "${uid}"

[[extensions.targeting]]
module = "./src/index.js"
target = "${target}"

[extensions.capabilities]
${capabilities}
`;
