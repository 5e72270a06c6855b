import type { DOMRemoteElementPolicy } from "@remote-dom/core/receivers";
import table from "../elements.json" with { type: "json" };
import type { ElementTable } from "../wire.ts";
import { actions } from "./actions.ts";
import { choices } from "./choices.ts";
import { feedback } from "./feedback.ts";
import { fields } from "./fields.ts";
import { HostElement, type Draw } from "./host-element.ts";
import { layout } from "./layout.ts";
import { texts } from "./text.ts";

const elements: ElementTable = table;
const drawn: Record<string, Draw> = {
  ...layout,
  ...texts,
  ...fields,
  ...choices,
  ...actions,
  ...feedback,
};

/** What Shopify has and the sandbox has no drawing for: its children are shown, and it says so. */
function undrawn(tag: string): Draw {
  return (host) => {
    console.warn(`the checkout host has no drawing for <${tag}>; it shows its children only`);
    return HostElement.draw(host);
  };
}

/** Defines every s-* element, and returns what an extension may set on each. */
export function defineHostElements(): Record<string, DOMRemoteElementPolicy> {
  const allowed: Record<string, DOMRemoteElementPolicy> = {};
  for (const [tag, { props, events }] of Object.entries(elements)) {
    HostElement.define(tag, props, drawn[tag] ?? undrawn(tag));
    allowed[tag] = {
      properties: Object.fromEntries(props.map((name) => [name, {}])),
      attributes: ["slot"],
      events: Object.fromEntries(events.map((type) => [type, {}])),
      methods: [],
    };
  }
  return allowed;
}
