import { RemoteElement } from "@remote-dom/core/elements";
import type { ElementTable } from "./wire.ts";

/**
 * Defines the worker's side of the s-* elements a target may use. Preact sends a listener to the page only for events
 * that the element declares.
 *
 * Returns whether a change to an element is one the page itself has just reported.
 */
export function remoteElements() {
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

  function define(tag: string, { props, events, methods = [] }: ElementTable[string]) {
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
        static override get remoteMethods() {
          return methods;
        }
      },
    );
  }

  return {
    isEcho: () => applying,
    define(elements: ElementTable) {
      for (const [tag, members] of Object.entries(elements)) define(tag, members);
    },
  };
}
