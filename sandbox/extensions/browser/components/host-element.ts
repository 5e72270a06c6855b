import { styles } from "./styles.ts";

/**
 * Draws one kind of element: called once per element, returns what brings the drawing up to date
 * after its properties or children have changed. Light children belong to the extension, so an
 * element draws in its shadow root only and shows them through slots.
 */
export type Draw = (host: HostElement) => () => void;

export type Command = "--auto" | "--show" | "--hide" | "--toggle" | "--copy";

/** HTML has these already. */
const native = new Set(["id", "hidden", "lang", "dir", "title"]);

export class HostElement extends HTMLElement {
  static draw: Draw = ({ root }) => {
    root.append(document.createElement("slot"));
    return () => {};
  };

  readonly root: ShadowRoot;
  /** What the `command` of a button means, for elements that open or hold something to copy. */
  run: ((command: Command) => void) | undefined;
  readonly #values = new Map<string, unknown>();
  #update: (() => void) | undefined;
  #queued = false;

  constructor() {
    super();
    this.root = this.attachShadow({ mode: "open" });
    this.root.adoptedStyleSheets = [styles()];
  }

  connectedCallback() {
    this.#update ??= (this.constructor as typeof HostElement).draw(this);
    this.repaint();
  }

  /** Once per task, however many properties have changed. */
  repaint() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (this.isConnected) this.#update?.();
    });
  }

  showOverlay() {
    this.run?.("--show");
  }
  hideOverlay() {
    this.run?.("--hide");
  }
  toggleOverlay() {
    this.run?.("--toggle");
  }

  read(name: string): unknown {
    const value = this.#values.get(name);
    // Preact writes "" where a property is taken away
    return value === "" || value === null ? undefined : value;
  }
  text(name: string): string {
    const value = this.read(name);
    return value === undefined ? "" : String(value);
  }
  flag(name: string): boolean {
    return Boolean(this.read(name));
  }
  number(name: string): number | undefined {
    const value = Number(this.read(name) ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  }

  /** Takes what the shopper entered; the drawing shows it already. */
  remember(name: string, value: unknown) {
    this.#values.set(name, value);
  }
  /** Tells the extension, with the element's new state. */
  emit(type: string, state: Record<string, unknown> = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail: state }));
  }

  static define(tag: string, props: string[], draw: Draw | undefined) {
    class Element extends HostElement {
      static override draw = draw ?? HostElement.draw;
    }
    for (const name of props.filter((prop) => !native.has(prop))) {
      Object.defineProperty(Element.prototype, name, {
        get(this: Element) {
          return this.#values.get(name);
        },
        set(this: Element, value: unknown) {
          this.#values.set(name, value);
          this.repaint();
          // a list draws its choices
          const parent = this.parentElement;
          if (parent instanceof HostElement) parent.repaint();
        },
        configurable: true,
        enumerable: true,
      });
    }
    customElements.define(tag, Element);
  }
}

type Attributes = Record<string, string | boolean | undefined>;

/** Text is always set as text: nothing an extension says becomes markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

/** `undefined` and `false` take an attribute away, `true` sets it empty. */
export function set(element: Element, attributes: Attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : value);
  }
}
