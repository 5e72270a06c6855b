import type { ShopifyGlobal, ToastOptions } from "@shopify/app-bridge-types";
import type { Port } from "./port.ts";

const DURATION = 5000;

/** `shopify.toast`: a short message at the foot of the admin. */
export function toasts(port: Port): ShopifyGlobal["toast"] {
  const open = new Map<string, ToastOptions>();
  let last = 0;

  port.on("toastAction", ({ id }) => open.get(id)?.onAction?.());
  port.on("toastDismiss", ({ id }) => {
    open.get(id)?.onDismiss?.();
    open.delete(id);
  });
  return {
    show: (message, options = {}) => {
      const id = `toast-${++last}`;
      open.set(id, options);
      port.say({
        kind: "toast",
        toast: {
          id,
          message,
          isError: options.isError ?? false,
          duration: options.duration ?? DURATION,
          action: options.action ?? null,
        },
      });
      return id;
    },
    hide: (id) => {
      open.delete(id);
      port.say({ kind: "toastHide", id });
    },
  };
}
