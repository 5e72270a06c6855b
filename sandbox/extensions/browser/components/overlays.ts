import { configOf, placeAround } from "../config-of.ts";
import { make, set, type Command, type Draw, type HostElement } from "./host-element.ts";

/** What a pressed button or link does with the element its `commandFor` names. */
export function commandFrom(host: HostElement): void {
  const id = host.text("commandFor");
  if (!id) return;
  const place = placeAround(host);
  const target = place.querySelector<HostElement>(`#${CSS.escape(id)}`);
  if (!target?.run)
    throw new Error(`${configOf(place).handle}: commandFor names "${id}", which takes none`);
  target.run((host.text("command") || "--auto") as Command);
}

/** A dialog over the page, closed until it is told to open. */
function dialog(className: string): Draw {
  return (host) => {
    const heading = make("h2");
    const close = make("button", { type: "button", class: "plain", "aria-label": "Close" }, "×");
    const foot = make(
      "footer",
      {},
      make("slot", { name: "secondary-actions" }),
      make("slot", { name: "primary-action" }),
    );
    const box = make(
      "dialog",
      { class: className },
      make("header", {}, heading, close),
      make("slot"),
      foot,
    );
    host.root.append(box);
    close.addEventListener("click", () => box.close());
    box.addEventListener("close", () => {
      host.emit("hide");
      host.emit("afterhide");
    });
    host.run = (command) => {
      if (box.open) {
        if (command !== "--show") box.close();
      } else if (command !== "--hide") {
        box.showModal();
        host.emit("show");
        host.emit("aftershow");
      }
    };
    return () => {
      heading.textContent = host.text("heading");
      set(box, {
        "aria-label": host.text("heading") || host.text("accessibilityLabel") || undefined,
      });
    };
  };
}

/** What opens beside a button: hidden until it is told to show. */
const popover: Draw = (host) => {
  const box = make("div", { class: "popover" }, make("slot"));
  box.hidden = true;
  host.root.append(box);
  host.run = (command) => {
    const opens = command === "--show" || (command !== "--hide" && box.hidden);
    if (opens !== box.hidden) return;
    box.hidden = !opens;
    host.emit(opens ? "show" : "hide");
  };
  return () => set(box, { "aria-label": host.text("accessibilityLabel") || undefined });
};

const tooltip: Draw = ({ root }) => {
  root.append(make("span", { class: "said", role: "tooltip" }, make("slot")));
  return () => {};
};

/** Not seen: it holds what a button beside it copies. */
const clipboardItem: Draw = (host) => {
  host.run = () => {
    navigator.clipboard.writeText(host.text("text")).then(
      () => host.emit("copy"),
      () => host.emit("copyerror"),
    );
  };
  return () => {};
};

export const overlays: Record<string, Draw> = {
  "s-modal": dialog("modal"),
  "s-sheet": dialog("sheet"),
  "s-popover": popover,
  "s-menu": popover,
  "s-tooltip": tooltip,
  "s-clipboard-item": clipboardItem,
};
