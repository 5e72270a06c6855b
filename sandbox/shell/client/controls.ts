import type { Control } from "../../app-bridge/protocol.ts";
import { element } from "./dom.ts";
import type { Frame } from "./frame.ts";

/** A button of the shell that presses its twin in the app. */
export function controlButton(frame: Frame, control: Control, quiet = false): HTMLButtonElement {
  const button = element("button", {
    type: "button",
    className: [
      "button",
      control.primary && "primary",
      control.critical && "critical",
      quiet && "quiet",
    ]
      .filter(Boolean)
      .join(" "),
    textContent: control.label,
    disabled: control.disabled || control.loading,
    onclick: () => frame.say({ kind: "click", id: control.id }),
  });
  if (control.loading) button.setAttribute("aria-busy", "true");
  return button;
}
