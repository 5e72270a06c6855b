import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = (name: string) => fileURLToPath(new URL(`browser/${name}`, import.meta.url));

/** Bundles the page's and the worker's script into `outDir`, as host.js and worker.js. */
export async function buildHostScripts(outDir: string): Promise<{ host: string; worker: string }> {
  const host = path.join(outDir, "host.js");
  const worker = path.join(outDir, "worker.js");
  const shared = { bundle: true, target: "es2022", logLevel: "warning" } as const;
  await Promise.all([
    build({ ...shared, entryPoints: [source("host.ts")], outfile: host, format: "esm" }),
    // classic, not a module: only a classic worker can load the extension with importScripts
    build({ ...shared, entryPoints: [source("worker.ts")], outfile: worker, format: "iife" }),
  ]);
  return { host, worker };
}
