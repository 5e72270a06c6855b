import type { Port } from "../port.ts";
import type { Control, SaveBar } from "../protocol.ts";
import { controlById, watch } from "./controls.ts";
import { modalStyle } from "./modal-style.ts";
import { describeTitleBar } from "./title-bar.ts";

const isContent = (child: Element) => !/^ui-(title|save)-bar$/i.test(child.tagName);

const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = "", text = "") =>
  Object.assign(document.createElement(tag), { className, textContent: text });

function buttonFor(control: Control): HTMLButtonElement {
  const button = make("button", "", control.label);
  button.type = "button";
  button.disabled = control.disabled || control.loading;
  button.classList.toggle("primary", control.primary);
  button.classList.toggle("critical", control.critical);
  if (control.loading) button.setAttribute("aria-busy", "true");
  button.addEventListener("click", () => controlById(control.id)?.click());
  return button;
}

/**
 * `ui-modal`. Its children stay where the app's framework put them and are shown through a slot, so nothing in the
 * document moves and React can go on rendering into `content`.
 */
export function defineModal(port: Port): void {
  customElements.define(
    "ui-modal",
    class extends HTMLElement {
      static observedAttributes = ["variant", "src"];

      #dialog = make("dialog");
      #title = make("h2");
      #saveBar = make("div", "save-bar");
      #body = make("div", "body");
      #foot = make("footer");
      #frame: HTMLIFrameElement | null = null;
      #watching: MutationObserver | null = null;

      constructor() {
        super();
        const root = this.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [modalStyle()];
        const head = make("header");
        const close = make("button", "close", "×");
        close.type = "button";
        close.ariaLabel = "Close";
        close.addEventListener("click", () => void this.hide());
        this.#title.id = "title";
        this.#dialog.setAttribute("aria-labelledby", "title");
        this.#saveBar.hidden = true;
        head.append(this.#title, close);
        this.#dialog.append(head, this.#saveBar, this.#body, this.#foot);
        this.#dialog.addEventListener("close", () => void this.hide());
        this.#dialog.addEventListener("click", (event) => {
          if (event.target === this.#dialog) void this.hide(); // the backdrop
        });
        root.append(this.#dialog);
      }

      get variant() {
        const value = this.getAttribute("variant");
        return value === "small" || value === "large" || value === "max" ? value : "base";
      }
      set variant(variant: "small" | "base" | "large" | "max") {
        this.setAttribute("variant", variant);
      }
      get src() {
        return this.getAttribute("src") ?? undefined;
      }
      set src(src: string | undefined) {
        if (src === undefined) this.removeAttribute("src");
        else this.setAttribute("src", src);
      }
      get content() {
        const child = [...this.children].find(isContent);
        if (child instanceof HTMLElement) return child;
        const content = make("div");
        this.append(content);
        return content;
      }
      set content(content: HTMLElement) {
        for (const child of [...this.children].filter(isContent)) child.remove();
        this.append(content);
      }
      get contentWindow() {
        return this.#frame?.contentWindow ?? null;
      }

      async show() {
        if (this.#dialog.open || !this.isConnected) return;
        this.#fill();
        this.#watching = watch(this, () => this.#paint());
        this.#dialog.showModal();
        port.say({ kind: "modal", open: true });
        this.dispatchEvent(new Event("show"));
      }
      async hide() {
        if (!this.#watching) return;
        this.#watching.disconnect();
        this.#watching = null;
        this.#dialog.close();
        this.#body.replaceChildren();
        this.#frame = null;
        port.say({ kind: "modal", open: false });
        this.dispatchEvent(new Event("hide"));
      }
      async toggle() {
        await (this.#dialog.open ? this.hide() : this.show());
      }
      attributeChangedCallback(name: string) {
        if (!this.#dialog.open) return;
        if (name === "src") this.#fill();
        else this.#paint();
      }
      disconnectedCallback() {
        void this.hide();
      }

      showSaveBar(bar: SaveBar | null) {
        this.#saveBar.hidden = bar === null;
        const controls = [bar?.discard, bar?.save].filter((control) => control != null);
        this.#saveBar.replaceChildren(
          make("span", "", "Unsaved changes"),
          ...controls.map(buttonFor),
        );
      }

      #fill() {
        if (this.src) {
          this.#frame = make("iframe");
          this.#frame.src = this.src;
          this.#body.replaceChildren(this.#frame);
        } else {
          this.#body.replaceChildren(document.createElement("slot"));
        }
        this.#paint();
      }
      #paint() {
        this.#dialog.className = this.variant;
        const bar = this.querySelector(":scope > ui-title-bar");
        const { title, controls } = bar ? describeTitleBar(bar) : { title: null, controls: [] };
        this.#title.textContent = title ?? document.title;
        const ordered = controls.toSorted((a, b) => Number(a.primary) - Number(b.primary));
        this.#foot.hidden = ordered.length === 0;
        this.#foot.replaceChildren(...ordered.map(buttonFor));
      }
    },
  );
}
