import { addressOf } from "../links.ts";
import { configOf } from "./config-of.ts";

/** On this event of the document the action of the named extension opens. */
export const openActionEvent = "extension:open-action";

/** Where a link of the extension in this place leads; null when nowhere. */
export function addressFrom(place: HTMLElement, href: string): string | null {
  return addressOf(href, configOf(place).links);
}

/** The extension whose action an address of the admin means: "extension:give-points". */
function actionIn(place: HTMLElement, href: string): string | null {
  if (configOf(place).surface !== "admin") return null;
  return /^extension:\/*([^/]+)/.exec(href)?.[1] ?? null;
}

/** Goes where an extension leads; throws when the page cannot open that. */
export function follow(place: HTMLElement, href: string, target = ""): void {
  const action = actionIn(place, href);
  if (action !== null) {
    document.dispatchEvent(new CustomEvent(openActionEvent, { detail: action }));
    return;
  }
  const address = addressFrom(place, href);
  if (address === null) throw new Error(`the page cannot open ${JSON.stringify(href)}`);
  if (target === "_blank") window.open(address, "_blank", "noopener");
  else location.assign(address);
}
