import type { Port } from "../port.ts";
import { controlById, describeControl, watch } from "./controls.ts";

/** `ui-nav-menu` and `s-app-nav`: the app's pages, shown under the app's name in the side bar of the admin. */
export function defineNavMenu(port: Port): void {
  const tell = (menu: HTMLElement) => {
    const links = [...menu.querySelectorAll<HTMLElement>("a[href], s-link[href]")];
    const home = links.find((link) => link.getAttribute("rel") === "home");
    port.say({
      kind: "navMenu",
      links: links.filter((link) => link !== home).map(describeControl),
      home: home ? describeControl(home) : null,
    });
  };

  class NavMenu extends HTMLElement {
    #watching: MutationObserver | null = null;
    connectedCallback() {
      this.#watching = watch(this, () => tell(this));
      tell(this);
    }
    disconnectedCallback() {
      this.#watching?.disconnect();
    }
  }
  customElements.define("ui-nav-menu", NavMenu);
  customElements.define("s-app-nav", class extends NavMenu {});

  // the app's framework listens for this event and moves without loading a document
  port.on("navigate", ({ id }) => {
    controlById(id)?.dispatchEvent(
      new Event("shopify:navigate", { bubbles: true, cancelable: true, composed: true }),
    );
  });
  port.on("click", ({ id }) => controlById(id)?.click());
}
