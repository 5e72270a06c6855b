import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import type { Port } from "./port.ts";

/** `shopify.resourcePicker`: the shell shows the shop's own products and answers when a person has chosen. */
export function resourcePicker(port: Port): ShopifyGlobal["resourcePicker"] {
  return async (options) => {
    const chosen = await port.ask("resourcePicker", {
      type: options.type,
      action: options.action ?? "add",
      multiple: options.multiple ?? false,
      query: options.query ?? "",
      filterQuery: options.filter?.query ?? "",
      showVariants: options.filter?.variants ?? true,
      showDraft: options.filter?.draft ?? true,
      showArchived: options.filter?.archived ?? true,
      selected: (options.selectionIds ?? []).map(({ id, variants }) => ({
        id,
        variants: (variants ?? []).map((variant) => variant.id),
      })),
    });
    if (!chosen) return undefined;
    // the list carries itself under an old name, as Shopify's still does
    return Object.assign(chosen, { selection: chosen }) as never;
  };
}

/** `shopify.picker`: a list the app brings along. */
export function picker(port: Port): ShopifyGlobal["picker"] {
  return async (options) => {
    const selected = port.ask("picker", {
      heading: options.heading,
      multiple: options.multiple ?? false,
      headers: (options.headers ?? []).map(({ content, type }) => ({
        content: content ?? "",
        numeric: type === "number",
      })),
      rows: options.items.map((item) => ({
        id: item.id,
        heading: item.heading,
        data: (item.data ?? []).map((value) => String(value ?? "")),
        badges: (item.badges ?? []).map(({ content, tone }) => ({ content, tone: tone ?? "info" })),
        disabled: item.disabled ?? false,
        selected: item.selected ?? false,
        thumbnail: item.thumbnail?.url ?? null,
      })),
    });
    return { selected: selected.then((ids) => ids ?? undefined) };
  };
}
