import type { Port } from "../port.ts";
import type { ControlGroup, TitleBar } from "../protocol.ts";
import { describeControl, isBreadcrumb, watch } from "./controls.ts";

const controlsOf = (parent: Element) =>
  [...parent.children].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement && /^(button|a)$/i.test(child.tagName),
  );

/** What a title bar says, in the app's page or inside a modal. */
export function describeTitleBar(bar: Element): TitleBar {
  const controls = controlsOf(bar);
  const breadcrumb = controls.find(isBreadcrumb);
  const groups: ControlGroup[] = [...bar.querySelectorAll(":scope > section")].map((section) => ({
    label: section.getAttribute("label") ?? "More actions",
    controls: controlsOf(section).map(describeControl),
  }));
  return {
    title: bar.getAttribute("title"),
    breadcrumb: breadcrumb ? describeControl(breadcrumb) : null,
    controls: controls.filter((control) => control !== breadcrumb).map(describeControl),
    groups,
  };
}

/** `ui-title-bar`: title, way back and actions of the page, shown above the app by the admin. */
export function defineTitleBar(port: Port): void {
  let shown: Element | null = null;

  const tell = (bar: Element) => {
    if (shown === bar) port.say({ kind: "titleBar", bar: describeTitleBar(bar) });
  };
  const come = (bar: Element) => {
    shown = bar;
    tell(bar);
  };
  const go = (bar: Element) => {
    // the next page's bar may have come before this one went
    if (shown !== bar) return;
    shown = null;
    port.say({ kind: "titleBar", bar: null });
  };

  customElements.define(
    "ui-title-bar",
    class extends HTMLElement {
      #watching: MutationObserver | null = null;

      connectedCallback() {
        if (this.closest("ui-modal")) return; // the modal shows it as its own head and foot
        this.#watching = watch(this, () => tell(this));
        come(this);
      }
      disconnectedCallback() {
        this.#watching?.disconnect();
        go(this);
      }
    },
  );
}
