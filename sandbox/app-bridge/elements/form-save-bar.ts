import type { Port } from "../port.ts";
import { controlId, describeControl } from "./controls.ts";

/** `<form data-save-bar>`: the save bar comes with the first change and goes with submit or reset. */
export function watchForms(port: Port): void {
  let dirty: HTMLFormElement | null = null;

  const button = (label: string, press: () => void) => {
    const element = document.createElement("button");
    element.textContent = label;
    element.addEventListener("click", press);
    return element;
  };
  const save = button("Save", () => dirty?.requestSubmit());
  const discard = button("Discard", () => dirty?.reset());

  const formOf = (event: Event) =>
    event.target instanceof Element
      ? event.target.closest<HTMLFormElement>("form[data-save-bar]")
      : null;

  const changed = (event: Event) => {
    const form = formOf(event);
    if (!form || form === dirty) return;
    dirty = form;
    port.say({
      kind: "saveBar",
      bar: {
        id: controlId(form),
        save: describeControl(save),
        discard: describeControl(discard),
        discardConfirmation: form.hasAttribute("data-discard-confirmation"),
      },
    });
  };
  const settled = (event: Event) => {
    if (!dirty || formOf(event) !== dirty) return;
    dirty = null;
    port.say({ kind: "saveBar", bar: null });
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("submit", settled);
  document.addEventListener("reset", settled);
}
