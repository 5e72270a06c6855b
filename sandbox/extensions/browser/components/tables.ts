import { make, set, type Draw } from "./host-element.ts";

/** Tables by roles: rows and cells are elements of their own, so no real table can hold them. */
const withRole =
  (role: string, display: string): Draw =>
  (host) => {
    host.style.display = display;
    set(host, { role });
    host.root.append(make("slot"));
    return () => {};
  };

const table: Draw = (host) => {
  const previous = make("button", { type: "button" }, "Previous");
  const next = make("button", { type: "button" }, "Next");
  const pages = make("div", { class: "row end" }, previous, next);
  const body = make("div", { role: "table", class: "table" }, make("slot"));
  host.root.append(make("slot", { name: "filters" }), body, pages);
  previous.addEventListener("click", () => host.emit("previouspage"));
  next.addEventListener("click", () => host.emit("nextpage"));
  return () => {
    pages.hidden = !host.flag("paginate");
    previous.disabled = !host.flag("hasPreviousPage");
    next.disabled = !host.flag("hasNextPage");
    set(body, { "aria-busy": host.flag("loading") ? "true" : undefined });
  };
};

const cell =
  (role: "cell" | "columnheader"): Draw =>
  (host) => {
    host.style.cssText = "display:table-cell;padding:6px 10px;border-bottom:1px solid #dcdcdc";
    if (role === "columnheader") host.style.fontWeight = "600";
    set(host, { role });
    host.root.append(make("slot"));
    return () => {
      const isNumber = ["currency", "numeric"].includes(host.text("format"));
      host.style.textAlign = isNumber ? "end" : "";
    };
  };

export const tables: Record<string, Draw> = {
  "s-table": table,
  "s-table-body": withRole("rowgroup", "table-row-group"),
  "s-table-header-row": withRole("row", "table-row"),
  "s-table-row": withRole("row", "table-row"),
  "s-table-header": cell("columnheader"),
  "s-table-cell": cell("cell"),
};
