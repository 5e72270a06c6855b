import path from "node:path";
import type { World } from "../platform/world.ts";
import { bundleOf, type Bundle } from "./bundles.ts";
import { uiExtensions, type UiExtensions } from "./find.ts";
import type { UiExtension } from "./folder.ts";
import { buildHostScripts } from "./host-scripts.ts";

/** The app's UI extensions in this sandbox: their folders, and their scripts as a shop loads them. */
export interface WorldExtensions {
  /** As the folders say now. */
  list(): UiExtensions;
  /** Built when it is first asked for, and again after a failure. */
  bundle(extension: UiExtension): Promise<Bundle>;
  hostScripts(): Promise<{ host: string; worker: string }>;
}

const LIST_MS = 250;

const known = new WeakMap<World, WorldExtensions>();

export function extensionsOf(world: World): WorldExtensions {
  let found = known.get(world);
  if (!found) {
    found = extensionsAt(world);
    known.set(world, found);
  }
  return found;
}

function extensionsAt(world: World): WorldExtensions {
  const outDir = path.join(world.dir, "extensions");
  const bundles = new Map<string, Promise<Bundle>>();
  let scripts: Promise<{ host: string; worker: string }> | null = null;

  async function build(extension: UiExtension): Promise<Bundle> {
    const bundle = await bundleOf(extension, outDir, world.edgeUrl);
    // The next visitor tries again: whoever is working on the extension has mended it by then.
    if (bundle.problem !== null) bundles.delete(extension.dir);
    return bundle;
  }

  // a page asks many times while it is drawn, and whoever edits a folder looks again much later
  let seen: { found: UiExtensions; until: number } | null = null;

  return {
    list() {
      const now = performance.now();
      if (!seen || seen.until < now)
        seen = { found: uiExtensions(world.extensionsDir), until: now + LIST_MS };
      return seen.found;
    },
    bundle(extension) {
      let bundle = bundles.get(extension.dir);
      if (!bundle) {
        bundle = build(extension);
        bundles.set(extension.dir, bundle);
      }
      return bundle;
    },
    hostScripts() {
      scripts ??= buildHostScripts(outDir).catch((error: unknown) => {
        scripts = null;
        throw error;
      });
      return scripts;
    },
  };
}
