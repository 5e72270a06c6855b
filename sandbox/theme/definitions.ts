import type { MetafieldDefinitions } from "../store/metafield-definitions.ts";
import type { Platform } from "../platform/platform.ts";
import type { World } from "../platform/world.ts";

/** The shop's metafield definitions: who may read what is said there. */
export function definitionsOf(world: World, domain: string): MetafieldDefinitions {
  if (!("tenant" in world)) throw new Error("Metafields of an app need the whole platform.");
  return (world as Platform).tenant(domain).definitions;
}
