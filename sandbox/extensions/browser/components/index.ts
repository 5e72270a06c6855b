import type { DOMRemoteElementPolicy } from "@remote-dom/core/receivers";
import table from "../../elements.json" with { type: "json" };
import type { ElementTable, Surface, Surfaces } from "../wire.ts";
import { actions } from "./actions.ts";
import { choices } from "./choices.ts";
import { feedback } from "./feedback.ts";
import { fields } from "./fields.ts";
import { frames } from "./frames.ts";
import { HostElement, type Draw } from "./host-element.ts";
import { layout } from "./layout.ts";
import { overlays } from "./overlays.ts";
import { tables } from "./tables.ts";
import { texts } from "./text.ts";

const surfaces: Surfaces = table;
const drawn: Record<string, Draw> = {
  ...layout,
  ...texts,
  ...fields,
  ...choices,
  ...actions,
  ...feedback,
  ...frames,
  ...overlays,
  ...tables,
};

/** What Shopify has and the sandbox has no drawing for: its children are shown, and it says so. */
function undrawn(tag: string): Draw {
  return (host) => {
    console.warn(`the host has no drawing for <${tag}>; it shows its children only`);
    return HostElement.draw(host);
  };
}

let defined: Surface | undefined;

/** Defines every s-* element of a surface; a page stands on one. */
export function defineHostElements(surface: Surface): void {
  if (defined === surface) return;
  if (defined) throw new Error(`extensions of ${defined} and of ${surface} are on one page`);
  defined = surface;
  for (const [tag, { props }] of Object.entries(surfaces[surface]!.elements))
    HostElement.define(tag, props, drawn[tag] ?? undrawn(tag));
}

/** What an extension may set on each of its elements, and do with it. */
export function allowedElements(elements: ElementTable): Record<string, DOMRemoteElementPolicy> {
  const allowed = Object.entries(elements).map(([tag, { props, events, methods = [] }]) => [
    tag,
    {
      properties: Object.fromEntries(props.map((name) => [name, {}])),
      attributes: ["slot"],
      events: Object.fromEntries(events.map((type) => [type, {}])),
      methods,
    },
  ]);
  return Object.fromEntries(allowed) as Record<string, DOMRemoteElementPolicy>;
}
