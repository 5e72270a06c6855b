import { make, set, type Draw, type HostElement } from "./host-element.ts";

/** Pixels of Shopify's spacing words; "base" is 16. */
const steps: Record<string, number> = {
  none: 0,
  "small-500": 2,
  "small-400": 4,
  "small-300": 6,
  "small-200": 8,
  "small-100": 12,
  small: 12,
  base: 16,
  large: 20,
  "large-100": 20,
  "large-200": 24,
  "large-300": 32,
  "large-400": 40,
  "large-500": 48,
};

/** One or more spacing words or lengths, as CSS. */
const space = (words: string) =>
  words
    .split(/\s+/)
    .map((word) => (word in steps ? `${steps[word]}px` : word))
    .join(" ");

function boxStyle(host: HostElement): string {
  const declare = (property: string, value: string) => (value ? `${property}:${value};` : "");
  const border = host.text("border") || host.text("borderWidth");
  return (
    declare("padding", space(host.text("padding"))) +
    declare("padding-block", space(host.text("paddingBlock"))) +
    declare("padding-inline", space(host.text("paddingInline"))) +
    declare("inline-size", host.text("inlineSize")) +
    declare("max-inline-size", host.text("maxInlineSize")) +
    declare("min-block-size", host.text("minBlockSize")) +
    (border && border !== "none" ? "border:1px solid #dcdcdc;" : "") +
    declare("border-radius", space(host.text("borderRadius"))) +
    (host.text("background") === "subdued" ? "background:#f6f6f6;" : "")
  );
}

const label = (host: HostElement) => host.text("accessibilityLabel") || undefined;

/** Sections inside sections give the level of their headings. */
const section: Draw = (host) => {
  let depth = 0;
  for (let parent = host.parentElement; parent; parent = parent.parentElement) {
    if (parent.localName === "s-section") depth += 1;
  }
  const level = (["h2", "h3", "h4", "h5", "h6"] as const)[Math.min(depth, 4)] ?? "h6";
  const heading = make(level, { class: "heading" });
  const body = make("section", {}, heading, make("slot"));
  host.root.append(body);
  return () => {
    heading.textContent = host.text("heading");
    set(body, { "aria-label": host.text("heading") || label(host) });
  };
};

function container(layout: (host: HostElement) => string): Draw {
  return (host) => {
    const box = make("div", {}, make("slot"));
    host.root.append(box);
    return () => {
      set(box, { "aria-label": label(host), role: host.text("accessibilityRole") || undefined });
      box.style.cssText = boxStyle(host) + layout(host);
    };
  };
}

const gaps = (host: HostElement) =>
  `gap:${space(host.text("rowGap") || host.text("gap") || "none")} ${space(host.text("columnGap") || host.text("gap") || "none")};`;

const stack = container((host) => {
  const inline = host.text("direction") === "inline";
  return (
    `display:flex;flex-direction:${inline ? "row;flex-wrap:wrap" : "column"};${gaps(host)}` +
    `align-items:${host.text("alignItems") || "stretch"};` +
    `justify-content:${host.text("justifyContent") || "normal"};`
  );
});

const grid = container(
  (host) =>
    `display:grid;${gaps(host)}grid-template-columns:${host.text("gridTemplateColumns") || "none"};`,
);

const divider: Draw = ({ root }) => {
  root.append(make("hr"));
  return () => {};
};

const details: Draw = (host) => {
  const summary = make("summary", {}, make("slot", { name: "summary" }));
  const body = make("details", {}, summary, make("slot"));
  host.root.append(body);
  body.addEventListener("toggle", () => host.emit("toggle"));
  return () => {
    for (const child of host.children) {
      if (child.localName === "s-summary") child.slot = "summary";
    }
  };
};

const list =
  (tag: "ul" | "ol"): Draw =>
  ({ root }) => {
    root.append(make(tag, { role: "list" }, make("slot")));
    return () => {};
  };

const listItem: Draw = ({ root }) => {
  root.append(make("div", { role: "listitem", style: "display:list-item" }, make("slot")));
  return () => {};
};

export const layout: Record<string, Draw> = {
  "s-section": section,
  "s-stack": stack,
  "s-box": container(() => ""),
  "s-scroll-box": container(() => "overflow:auto;"),
  "s-grid": grid,
  "s-grid-item": container(() => ""),
  "s-divider": divider,
  "s-details": details,
  "s-unordered-list": list("ul"),
  "s-ordered-list": list("ol"),
  "s-list-item": listItem,
  "s-query-container": container(() => ""),
  "s-image-group": container(() => "display:flex;flex-wrap:wrap;gap:8px;"),
  "s-summary": container(() => ""),
};
