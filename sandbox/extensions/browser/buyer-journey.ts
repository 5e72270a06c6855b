import { configOf } from "./config-of.ts";
import type { Running } from "./place.ts";

/** Before the buyer pays, every extension of the checkout may stop them (`shopify.buyerJourney.intercept`). */
export function askBeforePaying(running: ReadonlyMap<HTMLElement, Running>): void {
  const form = document.querySelector<HTMLFormElement>("form[data-extension-journey]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void letPass(running).then((free) => free && form.submit());
  });
}

async function letPass(running: ReadonlyMap<HTMLElement, Running>): Promise<boolean> {
  let free = true;
  for (const [place, extension] of running) {
    place.querySelector("[data-blocked]")?.remove();
    if (!configOf(place).target.startsWith("purchase.checkout.")) continue;
    const blocked = await extension.intercept();
    if (!blocked) continue;
    free = false;
    const list = document.createElement("ul");
    list.dataset.blocked = blocked.reason;
    list.setAttribute("role", "alert");
    for (const message of blocked.messages) list.append(itemOf(message));
    place.append(list);
  }
  return free;
}

function itemOf(message: string): HTMLLIElement {
  const item = document.createElement("li");
  item.textContent = message;
  return item;
}
