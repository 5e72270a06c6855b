import { make, set, type Draw, type HostElement } from "./host-element.ts";

const choicesOf = (list: HostElement) =>
  [...list.children].filter((child) => child.localName === "s-choice") as HostElement[];

function chosenIn(list: HostElement, choices: HostElement[]): string[] {
  const values = list.read("values");
  if (Array.isArray(values)) return values.map(String);
  return choices
    .filter((choice) => choice.flag("selected") || choice.flag("defaultSelected"))
    .map((choice) => choice.text("value"));
}

/**
 * Radio buttons are grouped inside one shadow root only, so the list holds all of them and shows
 * each choice's own words in a slot.
 */
const choiceList: Draw = (host) => {
  const legend = make("legend");
  const rows = make("div");
  const error = make("div", { class: "error", id: "error", role: "alert" });
  const group = make("fieldset", {}, legend, rows, error);
  host.root.append(group);
  let inputs: HTMLInputElement[] = [];

  new MutationObserver(() => host.repaint()).observe(host, { childList: true });

  rows.addEventListener("change", (event) => {
    event.stopPropagation();
    const values = inputs.filter((input) => input.checked).map((input) => input.value);
    host.remember("values", values);
    host.emit("change", { values });
  });

  function drawRows(choices: HostElement[], type: string) {
    if (inputs.length === choices.length && inputs.every((input) => input.type === type)) return;
    inputs = choices.map(() => make("input", { type, name: "choice" }));
    rows.replaceChildren(
      ...inputs.map((input, index) =>
        make("label", { class: "choice" }, input, make("slot", { name: `choice-${index}` })),
      ),
    );
  }

  return () => {
    const choices = choicesOf(host);
    const multiple = host.flag("multiple");
    drawRows(choices, multiple ? "checkbox" : "radio");
    rows.className = `choices ${host.text("variant")}`;
    legend.textContent = host.text("label");
    legend.className = host.text("labelAccessibilityVisibility") === "exclusive" ? "said" : "";
    const message = host.text("error");
    if (error.textContent !== message) error.textContent = message;
    group.disabled = host.flag("disabled");
    set(group, { "aria-describedby": message ? "error" : undefined });

    const chosen = chosenIn(host, choices);
    choices.forEach((choice, index) => {
      const input = inputs[index];
      if (!input) return;
      choice.slot = `choice-${index}`;
      input.value = choice.text("value");
      input.checked = chosen.includes(input.value);
      input.disabled = choice.flag("disabled");
      set(input, {
        "aria-label": choice.text("accessibilityLabel") || undefined,
        "aria-invalid": message ? "true" : undefined,
      });
    });
  };
};

function checkable(role?: "switch"): Draw {
  return (host) => {
    const input = make("input", { type: "checkbox", role });
    const words = make("span");
    const error = make("div", { class: "error", id: "error", role: "alert" });
    host.root.append(make("label", { class: "choice" }, input, words), error);
    input.checked = host.flag("defaultChecked");
    input.addEventListener("change", (event) => {
      event.stopPropagation();
      host.remember("checked", input.checked);
      host.emit("change", { checked: input.checked });
    });
    return () => {
      words.textContent = host.text("label");
      error.textContent = host.text("error");
      input.disabled = host.flag("disabled");
      if (Reflect.get(host, "checked") !== undefined) input.checked = host.flag("checked");
      set(input, {
        "aria-label": host.text("accessibilityLabel") || undefined,
        "aria-describedby": host.text("error") ? "error" : undefined,
      });
    };
  };
}

export const choices: Record<string, Draw> = {
  "s-choice-list": choiceList,
  "s-choice": ({ root }) => {
    root.append(make("slot"));
    return () => {};
  },
  "s-checkbox": checkable(),
  "s-consent-checkbox": checkable(),
  "s-switch": checkable("switch"),
};
