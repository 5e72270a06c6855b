import { pageServices } from "./page-services.ts";
import { configOf } from "./config-of.ts";
import { openActionEvent } from "./leave.ts";
import { startPlace, type Running } from "./place.ts";

/** The dialogs in which actions of extensions are shown, and what opens them. */

const dialogs = () => [
  ...document.querySelectorAll<HTMLDialogElement>("dialog[data-extension-dialog]"),
];

const placeIn = (dialog: HTMLDialogElement) =>
  dialog.querySelector<HTMLElement>("[data-extension-place]")!;

/** Rows of the list that are ticked, as an action on a selection gets them. */
const ticked = () =>
  [...document.querySelectorAll<HTMLInputElement>("input[data-extension-select]:checked")].map(
    ({ value }) => ({ id: value }),
  );

async function open(dialog: HTMLDialogElement): Promise<void> {
  const place = placeIn(dialog);
  const { api } = configOf(place);
  const ofSelection = dialog.dataset.extensionDialog === "selection";
  dialog.showModal();
  let action: Running | undefined;
  dialog.addEventListener(
    "close",
    () => {
      action?.stop();
      for (const shown of place.querySelectorAll("[role=alert], .extension-root")) shown.remove();
      delete place.dataset.state;
    },
    { once: true },
  );
  try {
    const change = ofSelection ? { api: { ...api, data: { selected: ticked() } } } : {};
    action = await startPlace(place, pageServices(place), change);
    place.dataset.state = "ready";
  } catch {
    // shown in the place already
  }
}

/** Opens the action of the extension with this handle; throws when the page has none. */
function openAction(handle: string): Promise<void> {
  const dialog = dialogs().find((one) => configOf(placeIn(one)).handle === handle);
  if (!dialog) throw new Error(`this page has no action of the extension ${handle}`);
  return open(dialog);
}

/** Shows a button only when its extension's should-render target says so. */
async function askWhether(button: HTMLElement): Promise<void> {
  const condition = button.parentElement?.querySelector<HTMLElement>(
    "[data-extension-condition] [data-extension-place]",
  );
  if (!condition) return;
  button.hidden = true;
  try {
    const { result, stop } = await startPlace(condition, pageServices(condition));
    stop();
    const display = (result as { display?: unknown } | undefined)?.display;
    if (typeof display !== "boolean")
      throw new Error(`should-render returned ${JSON.stringify(result)}, expected {display}`);
    button.hidden = !display;
  } catch {
    // shown in the place already, and what cannot be asked is not offered
  }
}

function dialogOf(opener: HTMLElement): HTMLDialogElement | null {
  return document.querySelector<HTMLDialogElement>(
    `#${CSS.escape(opener.dataset.extensionOpens!)}`,
  );
}

/** Makes the page's buttons open the actions they name. */
export function makeActions(): void {
  for (const opener of document.querySelectorAll<HTMLElement>("[data-extension-opens]")) {
    opener.addEventListener("click", (event) => {
      // an item of a menu that leads somewhere does that instead
      const pressed = event.composedPath().find((one) => (one as Element).localName === "s-button");
      const isItem = opener.dataset.extensionItem !== undefined;
      if (isItem && (!pressed || Reflect.get(pressed, "href"))) return;
      const dialog = dialogOf(opener);
      if (dialog) void open(dialog);
    });
    void askWhether(opener);
  }
  document.addEventListener(openActionEvent, (event) => {
    void openAction((event as CustomEvent<string>).detail);
  });
  for (const dialog of dialogs()) {
    dialog.querySelector("[data-extension-close]")?.addEventListener("click", () => dialog.close());
  }
  const boxes = [...document.querySelectorAll<HTMLInputElement>("input[data-extension-select]")];
  const bar = document.querySelector<HTMLElement>("[data-extension-selection-bar]");
  if (!bar) return;
  const follow = () => {
    bar.hidden = ticked().length === 0;
  };
  for (const box of boxes) box.addEventListener("change", follow);
  follow();
}
