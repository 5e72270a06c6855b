import type { Control, TitleBar } from "../../app-bridge/protocol.ts";
import { controlButton } from "./controls.ts";
import { byId, element } from "./dom.ts";
import type { Frame } from "./frame.ts";

export interface TitleBarView {
  show(bar: TitleBar | null): void;
  documentTitle(title: string): void;
}

/** The bar above the app: way back, title, actions. On a narrow screen secondary actions move into a menu. */
export function titleBarView(
  appName: string,
  leave: (act: () => void) => void,
): (frame: Frame) => TitleBarView {
  return (frame) => {
    let bar: TitleBar | null = null;
    let pageTitle = "";

    const menu = (label: string, controls: Control[], className: string) => {
      const list = element(
        "div",
        { className: "menu" },
        ...controls.map((it) => controlButton(frame, it, true)),
      );
      const details = element(
        "details",
        { className },
        element("summary", { className: "button" }, label),
        list,
      );
      list.addEventListener("click", () => (details.open = false));
      return details;
    };

    const paint = () => {
      const title = bar?.title || pageTitle || appName;
      byId("app-title").textContent = title;
      document.title = title === appName ? appName : `${title} · ${appName}`;

      const back = byId("app-back");
      const breadcrumb = bar?.breadcrumb ?? null;
      back.hidden = breadcrumb === null;
      back.ariaLabel = breadcrumb?.label ? `Back to ${breadcrumb.label}` : "Back";
      back.onclick = () =>
        breadcrumb && leave(() => frame.say({ kind: "click", id: breadcrumb.id }));

      const primary = bar?.controls.filter((control) => control.primary) ?? [];
      const secondary = bar?.controls.filter((control) => !control.primary) ?? [];
      byId("app-actions").replaceChildren(
        ...(secondary.length ? [menu("More", secondary, "narrow-only")] : []),
        ...secondary.map((control) => {
          const button = controlButton(frame, control);
          button.classList.add("wide-only");
          return button;
        }),
        ...(bar?.groups ?? []).map((group) => menu(group.label, group.controls, "group")),
        ...primary.map((control) => controlButton(frame, control)),
      );
    };
    return {
      show: (next) => {
        bar = next;
        paint();
      },
      documentTitle: (title) => {
        pageTitle = title;
        paint();
      },
    };
  };
}
