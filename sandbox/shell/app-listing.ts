import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseToml } from "../install/toml.ts";
import type { World } from "../platform/world.ts";
import { platformOf } from "./platform.ts";

/** What a merchant sees of an app before and after installing it. */
export interface AppListing {
  name: string;
  /** the app's name in addresses */
  handle: string;
  scopes: string[];
  optionalScopes: string[];
}

/** From the app's shopify.app.toml, as the platform read it. */
export function appListing(world: World): AppListing {
  const { name, handle, scopes, optionalScopes } = platformOf(world).app;
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return { name, handle: handle ?? slug, scopes, optionalScopes };
}

const extensionFile = z.object({
  extensions: z
    .array(
      z.object({
        type: z.string(),
        handle: z.string(),
        targeting: z.array(z.object({ target: z.string() })).default([]),
      }),
    )
    .default([]),
});

/** The app's extensions; the sandbox's checkout shows each of them, so all are active. */
export function appExtensions(folder = "extensions") {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name, "shopify.extension.toml"))
    .filter((path) => existsSync(path))
    .flatMap((path) => extensionFile.parse(parseToml(readFileSync(path, "utf8"))).extensions)
    .map(({ handle, type, targeting }) => ({ handle, type, activations: targeting }));
}
