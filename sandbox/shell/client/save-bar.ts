import type { SaveBar } from "../../app-bridge/protocol.ts";
import { controlButton } from "./controls.ts";
import { confirmDialog } from "./dialog.ts";
import { byId, element } from "./dom.ts";
import type { Frame } from "./frame.ts";

export interface SaveBarView {
  readonly dirty: boolean;
  show(bar: SaveBar | null): void;
  /** runs the act, or points at the bar when something is unsaved; tells whether it ran */
  guard(act: () => void): boolean;
}

/**
 * The bar that covers the top of the admin while something is unsaved. It does not let go: every way out of the page
 * that belongs to the shell shakes it instead.
 */
export function saveBarView(frame: () => Frame, settled: () => void): SaveBarView {
  let bar: SaveBar | null = null;
  const place = byId("save-bar");

  const discardButton = (shown: SaveBar) => {
    if (!shown.discard) return null;
    const button = controlButton(frame(), shown.discard);
    const press = button.onclick;
    if (!shown.discardConfirmation) return button;
    button.onclick = async (event) => {
      const sure = await confirmDialog({
        title: "Discard all unsaved changes?",
        text: "What you changed on this page since you last saved will be lost.",
        confirm: "Discard changes",
        cancel: "Continue editing",
        critical: true,
      });
      if (sure) press?.call(button, event);
    };
    return button;
  };

  const shake = () => {
    place.classList.remove("shake");
    void place.offsetWidth; // restarts the animation
    place.classList.add("shake");
    byId("announcement").textContent = "Save or discard your changes before you leave this page.";
  };

  window.addEventListener("beforeunload", (event) => {
    if (bar) event.preventDefault();
  });

  return {
    get dirty() {
      return bar !== null;
    },
    show: (next) => {
      const was = bar;
      bar = next;
      place.hidden = next === null;
      if (next) {
        const save = next.save ? controlButton(frame(), next.save) : null;
        place.replaceChildren(
          element("span", { className: "save-bar-text" }, "Unsaved changes"),
          ...[discardButton(next), save].filter((button) => button !== null),
        );
      } else {
        place.replaceChildren();
        byId("announcement").textContent = "";
        if (was) settled();
      }
    },
    guard: (act) => {
      if (bar) shake();
      else act();
      return bar === null;
    },
  };
}
