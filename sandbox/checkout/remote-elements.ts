import { RemoteElement } from "@remote-dom/core/elements";
import table from "./elements.json" with { type: "json" };
import type { ElementTable } from "./wire.ts";

const elements: ElementTable = table;

/**
 * Defines the worker's side of every s-* element. Preact sends a listener to the page only for
 * events that the element declares.
 *
 * Returns whether a change to an element is one the page itself has just reported.
 */
export function defineRemoteElements(): () => boolean {
  let applying = false;

  /** The field's new state comes with the event: listeners read it from `currentTarget`. */
  function apply(element: Element, state: unknown, props: string[]) {
    if (typeof state !== "object" || state === null) return;
    applying = true;
    try {
      for (const [name, value] of Object.entries(state)) {
        if (props.includes(name)) Reflect.set(element, name, value);
      }
    } finally {
      applying = false;
    }
  }

  for (const [tag, { props, events }] of Object.entries(elements)) {
    const remoteEvent = (type: string) => ({
      dispatchEvent(this: Element, state: unknown) {
        apply(this, state, props);
        return new Event(type, { bubbles: type === "click", cancelable: true });
      },
    });
    customElements.define(
      tag,
      class extends RemoteElement {
        static override get remoteProperties() {
          return Object.fromEntries(props.map((name) => [name, {}]));
        }
        static override get remoteEvents() {
          return Object.fromEntries(events.map((type) => [type, remoteEvent(type)]));
        }
      },
    );
  }
  return () => applying;
}
