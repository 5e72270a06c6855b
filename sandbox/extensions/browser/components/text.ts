import { placeAround } from "../config-of.ts";
import { addressFrom, follow } from "../leave.ts";
import { make, set, type Draw } from "./host-element.ts";
import { commandFrom } from "./overlays.ts";

const wrapped =
  (tag: "h3" | "p" | "span" | "strong" | "abbr" | "time", attributes = {}): Draw =>
  ({ root }) => {
    root.append(make(tag, attributes, make("slot")));
    return () => {};
  };

const text: Draw = (host) => {
  host.style.display = "inline";
  const span = make("span", {}, make("slot"));
  host.root.append(span);
  return () => {
    const type = host.text("type");
    span.style.fontWeight = type === "strong" ? "600" : "";
    span.style.fontSize = type === "small" ? "13px" : "";
    span.style.color = host.text("color") === "subdued" ? "#5c5c5c" : "";
    set(span, { "aria-hidden": host.text("accessibilityVisibility") === "hidden" && "true" });
    span.classList.toggle("said", host.text("accessibilityVisibility") === "exclusive");
  };
};

const paragraph: Draw = (host) => {
  const element = make("p", {}, make("slot"));
  host.root.append(element);
  return () => {
    element.style.color = host.text("color") === "subdued" ? "#5c5c5c" : "";
    element.style.textAlign = host.text("textAlign");
  };
};

const link: Draw = (host) => {
  host.style.display = "inline";
  const anchor = make("a", {}, make("slot"));
  host.root.append(anchor);
  anchor.addEventListener("click", (event) => {
    commandFrom(host);
    const href = host.text("href");
    if (href.startsWith("#")) return;
    event.preventDefault();
    if (href) setTimeout(() => follow(placeAround(host), href, host.text("target")));
  });
  return () => {
    const href = host.text("href");
    set(anchor, {
      href: (href && addressFrom(placeAround(host), href)) || "#",
      "aria-label": host.text("accessibilityLabel") || undefined,
    });
  };
};

const thumbnail: Draw = (host) => {
  const img = make("img", { width: "48", height: "48" });
  host.root.append(img);
  return () => set(img, { src: host.text("src") || undefined, alt: host.text("alt") });
};

/** Initials, or the picture. */
const avatar: Draw = (host) => {
  const span = make("span", { class: "chip", role: "img" });
  host.root.append(span);
  return () => {
    span.textContent = host.text("initials");
    set(span, { "aria-label": host.text("alt") || host.text("initials") || undefined });
  };
};

/** Shopify's pictures are its own; an icon is said by its name. */
const icon: Draw = (host) => {
  host.style.display = "inline";
  const span = make("span", { class: "icon", role: "img" });
  host.root.append(span);
  return () => {
    span.textContent = "◆";
    set(span, { "aria-label": host.text("type") || undefined });
  };
};

const image: Draw = (host) => {
  const img = make("img");
  host.root.append(img);
  return () => set(img, { src: host.text("src") || undefined, alt: host.text("alt") });
};

const time: Draw = (host) => {
  const element = make("time", {}, make("slot"));
  host.root.append(element);
  return () => set(element, { datetime: host.text("dateTime") || undefined });
};

export const texts: Record<string, Draw> = {
  "s-heading": wrapped("h3"),
  "s-text": text,
  "s-paragraph": paragraph,
  "s-link": link,
  "s-badge": wrapped("span", { class: "chip" }),
  "s-chip": wrapped("span", { class: "chip" }),
  "s-abbreviation": wrapped("abbr"),
  "s-time": time,
  "s-image": image,
  "s-product-thumbnail": image,
  "s-thumbnail": thumbnail,
  "s-avatar": avatar,
  "s-icon": icon,
};
