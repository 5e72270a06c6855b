import table from "./elements.json" with { type: "json" };
import type { ElementTable, Surface, Surfaces } from "./browser/wire.ts";

const surfaces: Surfaces = table;

/** The surface a target belongs to; throws when the installed types know no such target. */
export function surfaceOf(target: string): Surface {
  for (const [surface, { targets }] of Object.entries(surfaces)) {
    if (targets.some((group) => group.targets.includes(target))) return surface as Surface;
  }
  throw new Error(`@shopify/ui-extensions has no target "${target}"`);
}

/** The elements a target may use, as its types list them. */
export function elementsOf(target: string): ElementTable {
  const { elements, targets } = surfaces[surfaceOf(target)]!;
  const tags = targets.find((group) => group.targets.includes(target))?.tags ?? [];
  return Object.fromEntries(tags.map((tag) => [tag, elements[tag]!]));
}
