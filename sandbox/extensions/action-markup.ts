import { html, type Markup } from "../shell/html.ts";
import { placeMarkup, type PlaceConfig } from "./place.ts";

/** The dialog an action is shown in; it starts when something with `data-extension-opens` is pressed. */
export function actionDialog(id: string, action: PlaceConfig, kind: "one" | "selection"): Markup {
  return html`<dialog id="${id}" data-extension-dialog="${kind}" aria-label="${action.name}">
    <button type="button" class="close" aria-label="Close" data-extension-close>×</button>
    ${placeMarkup(action, true)}
  </dialog>`;
}

/** A button that opens an action. With a condition it is hidden until that says that it may be seen. */
export function actionButton(
  id: string,
  action: PlaceConfig,
  condition: PlaceConfig | null,
): Markup {
  return html`<span class="extension-action">
    <button type="button" class="button" data-extension-opens="${id}" ${condition && "hidden"}>
      ${action.name}
    </button>
    ${condition && html`<span data-extension-condition>${placeMarkup(condition, true)}</span>`}
  </span>`;
}

/** An item of a menu that an extension draws itself; one without an address opens its action. */
export const actionItem = (id: string | null, item: PlaceConfig): Markup =>
  html`<div data-extension-item ${id !== null && html`data-extension-opens="${id}"`}>
    ${placeMarkup(item)}
  </div>`;
