import { configOf } from "./config-of.ts";
import { follow } from "./leave.ts";
import type { PageServices } from "./services.ts";

/** What the page around a place does for the extension in it. */
export function pageServices(place: HTMLElement): PageServices {
  return {
    async navigate(address) {
      follow(place, address);
    },
    async close() {
      place.closest("dialog")?.close();
    },
    async toast(text) {
      const note = document.createElement("div");
      note.setAttribute("role", "status");
      note.className = "extension-toast";
      note.textContent = text;
      document.body.append(note);
      setTimeout(() => note.remove(), 5000);
    },
    async publish(name, data) {
      // whoever carries events to web pixels on this page takes it by not letting it pass
      const event = new CustomEvent("shopify:publish", {
        detail: { name, data, extension: configOf(place).handle },
        cancelable: true,
      });
      return !document.dispatchEvent(event);
    },
  };
}
