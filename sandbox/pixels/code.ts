import { statSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Router, type NextFunction, type Request, type Response } from "express";
import { build } from "esbuild";
import type { World } from "../platform/world.ts";
import { stampOf } from "../theme/folders.ts";
import { pixelExtension } from "./extension.ts";

// Shopify's command line refuses more
const mostBytes = 128 * 1024;
const own = { "page.js": "page", "pixel-worker.js": "worker" } as const;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const bundles = new Map<string, { stamp: string; code: Promise<string> }>();

function bundle(entry: string, stamp: string): Promise<string> {
  const kept = bundles.get(entry);
  if (kept?.stamp === stamp) return kept.code;
  const code = build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    write: false,
    legalComments: "none",
    // an extension lies outside of the project in tests
    nodePaths: [here("../../node_modules")],
    logLevel: "silent",
  }).then((result) => result.outputFiles[0]!.text);
  bundles.set(entry, { stamp, code });
  return code;
}

/** The pixel as Shopify's command line would build it, built again when it changed. */
async function pixelCode(world: World): Promise<string | null> {
  const extension = pixelExtension(world.extensionsDir);
  if (!extension) return null;
  const code = await bundle(extension.entry, stampOf(dirname(extension.entry)));
  if (Buffer.byteLength(code) > mostBytes) {
    throw new Error(`The pixel ${extension.handle} has more than 128 kB`);
  }
  return code;
}

/** Scripts of the storefront's pages: the bus with the banner, the pixel's worker, and the pixel. */
export function pixelCodeRoutes(world: World): Router {
  const router = Router();
  const script =
    (code: () => Promise<string | null>) =>
    (_: Request, response: Response, next: NextFunction) => {
      code().then((text) => {
        if (text === null) return next();
        response.set("cache-control", "no-cache").type("text/javascript").send(text);
      }, next);
    };
  for (const [name, entry] of Object.entries(own)) {
    const path = here(`./client/${entry}.ts`);
    router.get(
      `/storefront/scripts/${name}`,
      script(() => bundle(path, String(statSync(path).mtimeMs))),
    );
  }
  router.get(
    "/storefront/scripts/pixel.js",
    script(() => pixelCode(world)),
  );
  return router;
}
