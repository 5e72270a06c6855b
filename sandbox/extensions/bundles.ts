import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { deflateSync } from "node:zlib";
import type { UiExtension } from "./folder.ts";

const builder = fileURLToPath(new URL("../../scripts/build-extension.mjs", import.meta.url));
const run = promisify(execFile);

/** What became of an extension's sources. */
export interface Bundle {
  /** The script that registers the targets; null when it could not be built. */
  script: string | null;
  /** The script that registers the should-render targets, where there are any. */
  conditions: string | null;
  /** Bytes after zlib deflate, as Shopify measures them. */
  compressed: number;
  problem: string | null;
}

/** Builds one extension for the app at `appUrl`; what is wrong with it is its problem, not the caller's. */
export async function bundleOf(
  extension: UiExtension,
  outDir: string,
  appUrl: string,
): Promise<Bundle> {
  const { dir, handle } = extension;
  const file = path.join(outDir, `${handle}.js`);
  try {
    // A process of its own: the script belongs to the project's build, not to the sandbox.
    await run(process.execPath, [builder, dir, outDir], {
      env: { ...process.env, APP_URL: appUrl },
    });
  } catch (error) {
    return { script: null, conditions: null, compressed: 0, problem: reasonOf(error) };
  }
  const hasConditions = extension.targets.some(({ shouldRender }) => shouldRender !== null);
  return {
    script: file,
    conditions: hasConditions ? path.join(outDir, `${handle}-conditions.js`) : null,
    compressed: deflateSync(readFileSync(file)).length,
    problem: null,
  };
}

/** What the build ended with: its sentences, without where in the builder they came from. */
function reasonOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  const [, thrown] = /^\w*Error: ([^]+?)\n\s+at /m.exec(stderr ?? "") ?? [];
  return thrown ?? stderr?.trim() ?? message;
}
