import type { Port } from "../port.ts";
import type { SaveBar } from "../protocol.ts";
import { controlId, describeControl, watch } from "./controls.ts";

/** Implemented by `ui-modal`, which shows the bars written inside it itself. */
export interface SaveBarHost extends HTMLElement {
  showSaveBar(bar: SaveBar | null): void;
}

/** Apps may leave the buttons empty: the admin has its own words for them. */
const labelled = (button: HTMLElement, label: string) => {
  const control = describeControl(button);
  return { ...control, label: control.label || label };
};

function describeSaveBar(bar: HTMLElement, discardConfirmation: boolean): SaveBar {
  const buttons = [...bar.querySelectorAll<HTMLElement>("button")];
  const save = buttons.find((button) => button.getAttribute("variant") === "primary");
  const discard = buttons.find((button) => button !== save);
  return {
    id: controlId(bar),
    save: save ? labelled(save, "Save") : null,
    discard: discard ? labelled(discard, "Discard") : null,
    discardConfirmation,
  };
}

/** `ui-save-bar`: says in the admin's top bar that something is unsaved; the admin does not let go while it shows. */
export function defineSaveBar(port: Port): void {
  let shown: HTMLElement | null = null;

  const tellShell = (element: HTMLElement, bar: SaveBar | null) => {
    // a bar that goes after the next page's has come takes nothing away
    if (bar === null && shown !== element) return;
    shown = bar && element;
    port.say({ kind: "saveBar", bar });
  };

  customElements.define(
    "ui-save-bar",
    class extends HTMLElement {
      #watching: MutationObserver | null = null;
      #showing = false;

      get showing() {
        return this.#showing;
      }
      get discardConfirmation() {
        const value = this.getAttribute("discardconfirmation");
        return value !== null && value !== "false";
      }
      set discardConfirmation(confirm: boolean) {
        this.toggleAttribute("discardconfirmation", confirm);
      }

      async show() {
        if (this.#showing) return;
        this.#showing = true;
        this.#watching = watch(this, () => this.#tell());
        this.#tell();
        this.dispatchEvent(new Event("show"));
      }
      async hide() {
        if (!this.#showing) return;
        this.#showing = false;
        this.#watching?.disconnect();
        this.#tell();
        this.dispatchEvent(new Event("hide"));
      }
      async toggle() {
        await (this.#showing ? this.hide() : this.show());
      }
      disconnectedCallback() {
        void this.hide();
      }

      #tell() {
        const bar = this.#showing ? describeSaveBar(this, this.discardConfirmation) : null;
        const modal = this.closest<SaveBarHost>("ui-modal");
        if (modal) modal.showSaveBar(bar);
        else tellShell(this, bar);
      }
    },
  );
}
