import type { Control } from "../../app-bridge/protocol.ts";
import { byId, element } from "./dom.ts";
import type { Frame } from "./frame.ts";
import type { AppPage } from "./page.ts";

export interface AppNavView {
  show(links: Control[], home: string | null): void;
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
  let home: string | null = null;

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

  return {
    show: (links, homeHref) => {
      home = homeHref;
      appLink.href = page.base + (home ?? "");
      list.replaceChildren(
        ...links.map((link) => {
          const anchor = element("a", {
            href: page.base + (link.href ?? "/"),
            textContent: link.label,
            onclick: (event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              guard(() => {
                document.body.classList.remove("menu-open");
                frame().say({ kind: "navigate", id: link.id });
              });
            },
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
