import {
  defaultOf,
  type BlockSetting,
  type InputSetting,
  type SettingValue,
  type SettingValues,
} from "../../theme/block-settings.ts";
import type { Translations } from "../../theme/translations.ts";
import type { Markup } from "../html.ts";
import { html } from "../html.ts";

/** A block's settings as fields of a form, with what they are now. */
export function settingFields(
  settings: BlockSetting[],
  values: SettingValues,
  { merchant }: Translations,
): Markup[] {
  return settings.map((setting) => {
    if (setting.type === "header") return html`<h4>${merchant(setting.content)}</h4>`;
    if (setting.type === "paragraph") return html`<p class="note">${merchant(setting.content)}</p>`;
    const value = values[setting.id] ?? defaultOf(setting);
    const label = merchant(setting.label) || setting.id;
    const field = input(setting, value, merchant);
    const isBox = setting.type === "checkbox";
    return html`${
      isBox
        ? html`<p><label>${field} ${label}</label></p>`
        : html`<label class="field">${label} ${field}</label>`
    }
    ${setting.info && html`<p class="note">${merchant(setting.info)}</p>`}`;
  });
}

function input(
  setting: InputSetting,
  value: SettingValue | undefined,
  words: (label: string) => string,
): Markup {
  const name = `setting.${setting.id}`;
  const text = value === undefined ? "" : String(value);
  const choose = (options: { value: string; label: string }[]) =>
    html`<select name="${name}">
      ${options.map(
        (one) =>
          html`<option value="${one.value}" ${one.value === text && "selected"}>
            ${words(one.label)}
          </option>`,
      )}
    </select>`;
  switch (setting.type) {
    case "checkbox":
      return html`<input type="checkbox" name="${name}" ${value === true && "checked"} />`;
    case "select":
    case "radio":
      return choose(setting.options);
    case "text_alignment":
      return choose(["left", "center", "right"].map((one) => ({ value: one, label: one })));
    case "range":
      return html`<input
          type="number"
          name="${name}"
          min="${setting.min}"
          max="${setting.max}"
          step="${setting.step}"
          value="${text}"
        />${setting.unit}`;
    case "number":
      return html`<input type="number" step="any" name="${name}" value="${text}" />`;
    case "textarea":
    case "html":
    case "liquid":
    case "richtext":
      return html`<textarea name="${name}" rows="3">${text}</textarea>`;
    case "product":
    case "collection":
      return html`<input name="${name}" value="${text}" placeholder="handle" />`;
    default:
      return html`<input name="${name}" value="${text}" />`;
  }
}
