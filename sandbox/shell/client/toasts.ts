import type { Toast } from "../../app-bridge/protocol.ts";
import { byId, element } from "./dom.ts";
import type { Frame } from "./frame.ts";

export interface ToastView {
  show(toast: Toast): void;
  hide(id: string): void;
  clear(): void;
}

/** Messages at the foot of the page. Errors stay until somebody has read and dismissed them. */
export function toastView(frame: () => Frame): ToastView {
  const place = byId("toasts");
  const shown = new Map<string, HTMLElement>();

  const hide = (id: string) => {
    shown.get(id)?.remove();
    shown.delete(id);
  };
  const dismiss = (id: string) => {
    hide(id);
    frame().say({ kind: "toastDismiss", id });
  };
  return {
    hide,
    clear: () => [...shown.keys()].forEach(hide),
    show: (toast) => {
      const action = toast.action
        ? element("button", {
            type: "button",
            className: "toast-action",
            textContent: toast.action,
            onclick: () => {
              frame().say({ kind: "toastAction", id: toast.id });
              hide(toast.id);
            },
          })
        : null;
      const view = element(
        "div",
        { className: toast.isError ? "toast error" : "toast" },
        element("span", {}, toast.message),
        action,
        element("button", {
          type: "button",
          className: "close",
          ariaLabel: "Dismiss",
          textContent: "×",
          onclick: () => dismiss(toast.id),
        }),
      );
      view.setAttribute("role", toast.isError ? "alert" : "status");
      shown.set(toast.id, view);
      place.append(view);
      if (!toast.isError)
        setTimeout(() => shown.get(toast.id) === view && dismiss(toast.id), toast.duration);
    },
  };
}
