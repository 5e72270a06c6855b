import { placeAround } from "../config-of.ts";
import { follow } from "../leave.ts";
import { make, set, type Draw, type HostElement } from "./host-element.ts";
import { commandFrom } from "./overlays.ts";

/**
 * A button and its form are in different shadow roots, where HTML does not connect them: pressing
 * the button tells the form. The native click itself reaches the extension's listener.
 */
function pressable(host: HostElement, className: (host: HostElement) => string) {
  const button = make("button", { type: "button" }, make("slot"));
  host.root.append(button);
  host.addEventListener(
    "click",
    (event) => {
      // a click on the words inside a disabled button still reaches the element around it
      if (button.disabled) event.stopImmediatePropagation();
    },
    { capture: true },
  );
  button.addEventListener("click", () => {
    commandFrom(host);
    // after the extension's own listeners have run
    if (host.text("href"))
      setTimeout(() => follow(placeAround(host), host.text("href"), host.text("target")));
    if (host.text("type") !== "submit") return;
    const form = host.closest("s-form");
    if (form) queueMicrotask(() => (form as HostElement).emit("submit"));
  });
  for (const type of ["focus", "blur"]) button.addEventListener(type, () => host.emit(type));

  return () => {
    const busy = host.flag("loading");
    button.className = className(host);
    button.disabled = busy || host.flag("disabled");
    set(button, {
      role: host.text("href") ? "link" : undefined,
      "aria-busy": busy ? "true" : undefined,
      "aria-label": host.text("accessibilityLabel") || undefined,
      "aria-pressed": host.localName === "s-press-button" && String(host.flag("pressed")),
    });
    return button;
  };
}

const button: Draw = (host) => {
  const update = pressable(
    host,
    () => `${host.text("variant")} ${host.text("inlineSize") === "fill" ? "wide" : ""}`,
  );
  return () => void update();
};

const pressButton: Draw = (host) => {
  host.remember("pressed", host.flag("pressed") || host.flag("defaultPressed"));
  const update = pressable(host, () => "");
  return () => void update();
};

const clickable: Draw = (host) => {
  const update = pressable(host, () => "plain");
  return () => void update();
};

const slot: Draw = ({ root }) => {
  root.append(make("slot"));
  return () => {};
};

const group: Draw = (host) => {
  const row = make("div", { role: "group", class: "choices inline" }, make("slot"));
  host.root.append(row);
  return () => set(row, { "aria-label": host.text("accessibilityLabel") || undefined });
};

export const actions: Record<string, Draw> = {
  "s-form": slot,
  "s-button": button,
  "s-press-button": pressButton,
  "s-clickable": clickable,
  "s-clickable-chip": clickable,
  "s-button-group": group,
};
