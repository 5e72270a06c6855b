import { make, set, type Draw } from "./host-element.ts";

/** Critical banners interrupt a screen reader, all others wait their turn. */
const banner: Draw = (host) => {
  const heading = make("strong");
  const box = make("div", {}, heading, make("slot"));
  host.root.append(box);
  return () => {
    const tone = host.text("tone") || "info";
    box.className = `banner ${tone}`;
    heading.textContent = host.text("heading");
    set(box, { role: tone === "critical" ? "alert" : "status" });
  };
};

const spinner: Draw = (host) => {
  const circle = make("span", { class: "spinner", role: "status" });
  host.root.append(circle);
  return () => set(circle, { "aria-label": host.text("accessibilityLabel") || undefined });
};

const progress: Draw = (host) => {
  const bar = make("progress");
  host.root.append(bar);
  return () =>
    set(bar, {
      value: host.number("value")?.toString(),
      max: host.number("max")?.toString(),
      "aria-label": host.text("accessibilityLabel") || undefined,
    });
};

const skeleton: Draw = ({ root }) => {
  root.append(make("div", { class: "skeleton", "aria-hidden": "true" }));
  return () => {};
};

export const feedback: Record<string, Draw> = {
  "s-banner": banner,
  "s-spinner": spinner,
  "s-progress": progress,
  "s-skeleton-paragraph": skeleton,
};
