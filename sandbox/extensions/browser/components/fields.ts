import { make, set, type Draw, type HostElement } from "./host-element.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Label, control and error, with what all fields have in common. */
function framed(host: HostElement, control: Control) {
  const label = make("label", { for: "control" });
  const error = make("div", { class: "error", id: "error", role: "alert" });
  control.id = "control";
  host.root.append(label, control, error);

  for (const type of ["focus", "blur"]) control.addEventListener(type, () => host.emit(type));

  return () => {
    label.textContent = host.text("label");
    label.className = host.text("labelAccessibilityVisibility") === "exclusive" ? "said" : "";
    const message = host.text("error");
    if (error.textContent !== message) error.textContent = message;
    control.disabled = host.flag("disabled");
    control.required = host.flag("required");
    set(control, {
      name: host.text("name") || undefined,
      autocomplete: host.text("autocomplete") || undefined,
      "aria-invalid": message ? "true" : undefined,
      "aria-describedby": message ? "error" : undefined,
    });
  };
}

function typed(create: () => HTMLInputElement | HTMLTextAreaElement): Draw {
  return (host) => {
    const control = create();
    const updateFrame = framed(host, control);
    control.value = host.text("defaultValue");

    for (const type of ["input", "change"]) {
      control.addEventListener(type, (event) => {
        // native input events leave the shadow root, and would reach the extension a second time
        event.stopPropagation();
        host.remember("value", control.value);
        host.emit(type, { value: control.value });
      });
    }
    control.addEventListener("keydown", (event) => {
      if (control.localName !== "input" || (event as KeyboardEvent).key !== "Enter") return;
      const form = host.closest("s-form");
      if (form) (form as HostElement).emit("submit");
    });

    return () => {
      updateFrame();
      control.readOnly = host.flag("readOnly");
      set(control, {
        placeholder: host.text("placeholder") || undefined,
        maxlength: host.number("maxLength")?.toString(),
        minlength: host.number("minLength")?.toString(),
        min: host.number("min")?.toString(),
        max: host.number("max")?.toString(),
        step: host.number("step")?.toString(),
        rows: host.number("rows")?.toString(),
      });
      // once the extension has set a value it decides, even for an empty one
      const value = Reflect.get(host, "value") as unknown;
      if (value !== undefined && String(value ?? "") !== control.value) {
        control.value = String(value ?? "");
      }
    };
  };
}

const input = (type: string) => typed(() => make("input", { type }));

const select: Draw = (host) => {
  const control = make("select");
  const updateFrame = framed(host, control);
  control.addEventListener("change", (event) => {
    event.stopPropagation();
    host.remember("value", control.value);
    host.emit("change", { value: control.value });
  });
  new MutationObserver(() => host.repaint()).observe(host, {
    childList: true,
    subtree: true,
    characterData: true,
  });

  return () => {
    updateFrame();
    const options = [...host.querySelectorAll<HostElement>("s-option")];
    const placeholder = host.text("placeholder");
    control.replaceChildren(
      ...(placeholder ? [make("option", { value: "" }, placeholder)] : []),
      ...options.map((option) =>
        make(
          "option",
          { value: option.text("value"), disabled: option.flag("disabled") },
          option.textContent.trim(),
        ),
      ),
    );
    const chosen = options.find(
      (option) => option.flag("selected") || option.flag("defaultSelected"),
    );
    control.value = host.text("value") || chosen?.text("value") || "";
  };
};

export const fields: Record<string, Draw> = {
  "s-text-field": input("text"),
  "s-text-area": typed(() => make("textarea", { rows: "2" })),
  "s-email-field": input("email"),
  "s-number-field": input("number"),
  "s-money-field": input("number"),
  "s-phone-field": input("tel"),
  "s-consent-phone-field": input("tel"),
  "s-url-field": input("url"),
  "s-search-field": input("search"),
  "s-color-field": input("text"),
  "s-date-picker": input("date"),
  "s-password-field": input("password"),
  "s-date-field": input("date"),
  "s-select": select,
  "s-option": () => () => {},
  "s-option-group": () => () => {},
};
