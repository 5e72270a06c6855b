import type { Control } from "../protocol.ts";

const ids = new WeakMap<HTMLElement, string>();
const elements = new Map<string, WeakRef<HTMLElement>>();
let last = 0;

/** The name under which the shell speaks of an element of this document. */
export function controlId(element: HTMLElement): string {
  const known = ids.get(element);
  if (known) return known;
  const id = `control-${++last}`;
  ids.set(element, id);
  elements.set(id, new WeakRef(element));
  return id;
}

/** The element of that name, unless it has gone in the meantime. */
export function controlById(id: string): HTMLElement | null {
  const element = elements.get(id)?.deref() ?? null;
  if (!element) elements.delete(id);
  return element;
}

/** React 18 writes `loading={false}` of an unknown attribute as "false". */
const isSet = (element: Element, attribute: string) =>
  element.hasAttribute(attribute) && element.getAttribute(attribute) !== "false";

export function describeControl(element: HTMLElement): Control {
  return {
    id: controlId(element),
    label: element.textContent?.trim() ?? "",
    href: element.getAttribute("href"),
    primary: element.getAttribute("variant") === "primary",
    critical: element.getAttribute("tone") === "critical",
    disabled: isSet(element, "disabled"),
    loading: isSet(element, "loading"),
  };
}

export const isBreadcrumb = (element: Element) => element.getAttribute("variant") === "breadcrumb";

/** Calls back on every change inside the element: the app's framework edits it as it likes. */
export function watch(element: Element, changed: () => void): MutationObserver {
  const observer = new MutationObserver(changed);
  observer.observe(element, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  return observer;
}
