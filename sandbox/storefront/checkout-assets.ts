import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildCheckoutHost } from "../checkout/build.ts";
import { checkoutExtension, type CheckoutExtension } from "../checkout/extension-folder.ts";
import type { World } from "../platform/world.ts";

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const extensionFolder = inProject("extensions/feedback-survey");
const run = promisify(execFile);

export interface CheckoutAssets {
  extension: CheckoutExtension;
  /** files by the name they are served under */
  files: Record<"host.js" | "worker.js" | "extension.js", string>;
}

/** Builds the survey extension and the page that runs it, once, when they are first asked for. */
export function checkoutAssets(world: World): () => Promise<CheckoutAssets> {
  let building: Promise<CheckoutAssets> | null = null;
  return () => {
    building ??= build(world).catch((error: unknown) => {
      // The next visitor tries again: whoever is working on the extension has mended it by then.
      building = null;
      throw error;
    });
    return building;
  };
}

async function build(world: World): Promise<CheckoutAssets> {
  const outDir = join(world.dir, "checkout");
  const extension = checkoutExtension(extensionFolder);
  const [host] = await Promise.all([
    buildCheckoutHost(outDir),
    // A process of its own: the script belongs to the project's build, not to the sandbox.
    run(process.execPath, [inProject("scripts/build-extension.mjs"), extensionFolder, outDir], {
      env: { ...process.env, APP_URL: world.edgeUrl },
    }),
  ]);
  return {
    extension,
    files: {
      "host.js": host.host,
      "worker.js": host.worker,
      "extension.js": join(outDir, `${extension.handle}.js`),
    },
  };
}
