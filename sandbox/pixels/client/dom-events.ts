import type { Bus } from "./bus.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;

function describe(element: Element) {
  const { href, name, type, value } = element as Partial<HTMLInputElement & HTMLAnchorElement>;
  const text = (one: unknown) => (typeof one === "string" && one !== "" ? one : null);
  return {
    id: text(element.id),
    name: text(name),
    tagName: element.tagName,
    type: text(type),
    // never what somebody keeps secret
    value: type === "password" ? null : text(value),
    href: text(href),
  };
}

function describeField(field: Field) {
  const { href: _, ...rest } = describe(field);
  return rest;
}

/** Tells what a visitor clicks, fills in and sends, by Shopify's names. */
export function watchDocument(bus: Bus): void {
  const on = <Kind extends keyof DocumentEventMap>(
    kind: Kind,
    tell: (event: DocumentEventMap[Kind]) => void,
  ) => document.addEventListener(kind, tell, true);

  on("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const { clientX, clientY, movementX, movementY, offsetX, offsetY } = event;
    const { pageX, pageY, screenX, screenY } = event;
    bus.dom("clicked", {
      ...{ clientX, clientY, movementX, movementY, offsetX, offsetY },
      ...{ pageX, pageY, screenX, screenY },
      element: describe(event.target),
    });
  });
  on("submit", ({ target: form }) => {
    if (!(form instanceof HTMLFormElement)) return;
    const elements = [...form.elements].filter(isField).map(describeField);
    bus.dom("form_submitted", {
      element: { id: form.id || null, action: form.getAttribute("action"), elements },
    });
  });
  const fields = [
    ["focusin", "input_focused"],
    ["focusout", "input_blurred"],
    ["change", "input_changed"],
  ] as const;
  for (const [kind, name] of fields) {
    on(kind, ({ target }) => {
      if (isField(target)) bus.dom(name, { element: describeField(target) });
    });
  }
}
