import type { PickerRequest } from "../../app-bridge/protocol.ts";
import { openDialog } from "./dialog.ts";
import { element } from "./dom.ts";

/** How many may be chosen: `false` one, `true` any number, otherwise that many. */
export const limitOf = (multiple: boolean | number) =>
  typeof multiple === "number" ? multiple : multiple ? Infinity : 1;

/** `shopify.picker`: a dialog over the rows the app gave. Null when it was closed without choosing. */
export function pickRows(request: PickerRequest): Promise<string[] | null> {
  const limit = limitOf(request.multiple);
  const chosen = new Set(request.rows.filter((row) => row.selected).map((row) => row.id));

  return openDialog<string[]>(request.heading, (close) => {
    const boxes = new Map<string, HTMLInputElement>();
    const confirm = element("button", {
      type: "button",
      className: "button primary",
      textContent: "Select",
      onclick: () => close(request.rows.map((row) => row.id).filter((id) => chosen.has(id))),
    });
    const update = () => {
      for (const [id, box] of boxes) box.checked = chosen.has(id);
      confirm.disabled = chosen.size === 0;
    };
    const toggle = (id: string) => {
      if (chosen.delete(id)) return update();
      if (limit === 1) chosen.clear();
      if (chosen.size < limit) chosen.add(id);
      update();
    };
    const head = element(
      "tr",
      {},
      element("td", {}),
      ...["", ...request.headers.slice(1).map((header) => header.content)].map((content, i) =>
        element(
          "th",
          { scope: "col" },
          i === 0 ? (request.headers[0]?.content ?? "Name") : content,
        ),
      ),
    );
    const rows = request.rows.map((row) => {
      const box = element("input", {
        type: limit === 1 ? "radio" : "checkbox",
        name: "picked",
        disabled: row.disabled,
        ariaLabel: row.heading,
        onclick: (event) => event.stopPropagation(),
        onchange: () => toggle(row.id),
      });
      boxes.set(row.id, box);
      const badges = row.badges.map((badge) =>
        element("span", { className: `badge ${badge.tone}` }, badge.content),
      );
      return element(
        "tr",
        { onclick: () => void (row.disabled || toggle(row.id)) },
        element("td", {}, box),
        element("th", { scope: "row" }, row.heading, " ", ...badges),
        ...row.data.map((value, i) =>
          element("td", { className: request.headers[i + 1]?.numeric ? "number" : "" }, value),
        ),
      );
    });
    update();
    return {
      body: element(
        "div",
        { className: "picker" },
        element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)),
      ),
      foot: [
        element("button", {
          type: "button",
          className: "button",
          textContent: "Cancel",
          onclick: () => close(null),
        }),
        confirm,
      ],
    };
  });
}
