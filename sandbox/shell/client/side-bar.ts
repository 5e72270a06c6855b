import type { Control } from "../../app-bridge/protocol.ts";
import { byId, element } from "./dom.ts";
import type { Frame } from "./frame.ts";
import { setMenu } from "./menu.ts";
import type { AppPage } from "./page.ts";

export interface AppNavView {
  show(links: Control[], home: Control | null): void;
  at(path: string): void;
}

/** The path a link leads to, in the same words as the app's own location. */
const pathOf = (href: string) => new URL(href, "http://app").pathname;

/** The link that stands for a place in the app: itself, or the section the place lies in. */
export function activeLink(paths: string[], place: string): string | null {
  const within = paths.filter(
    (path) => place === path || place.startsWith(`${path.replace(/\/$/, "")}/`),
  );
  return within.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** The app's pages under its name in the side bar. */
export function appNavView(
  page: AppPage,
  frame: () => Frame,
  guard: (act: () => void) => boolean,
): AppNavView {
  const list = byId("app-nav");
  const appLink = byId<HTMLAnchorElement>("app-link");
  let place = pathOf(page.path);
  let shown = "";

  const paint = () => {
    const links = [...list.querySelectorAll<HTMLAnchorElement>("a")];
    const active = activeLink(
      links.map((link) => link.dataset.path ?? ""),
      place,
    );
    for (const link of links) {
      if (link.dataset.path === active) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (active === null) appLink.setAttribute("aria-current", "page");
    else appLink.removeAttribute("aria-current");
  };

  /** Moves inside the app, without loading a page; with a modifier key the browser opens a new one. */
  const follow = (link: Control) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    guard(() => {
      setMenu(false);
      frame().say({ kind: "navigate", id: link.id });
    });
  };
  const addressOf = (link: Control) => page.base + (link.href ?? "/");

  return {
    show: (links, home) => {
      // painting again would take the focus away
      const now = JSON.stringify([links, home]);
      if (now === shown) return;
      shown = now;
      if (home) Object.assign(appLink, { href: addressOf(home), onclick: follow(home) });
      list.replaceChildren(
        ...links.map((link) => {
          const anchor = element("a", {
            href: addressOf(link),
            textContent: link.label,
            onclick: follow(link),
          });
          anchor.dataset.path = pathOf(link.href ?? "/");
          return element("li", {}, anchor);
        }),
      );
      paint();
    },
    at: (path) => {
      place = pathOf(path);
      paint();
    },
  };
}
