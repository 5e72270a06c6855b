import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { APP_PAGES, isMissing, pagesWith } from "../../scripts/demo/app-pages.ts";
import { inProject } from "../../scripts/paths.ts";

/** A route's address as one of the list: "app.offers.$offerId" → "/app/offers/N" */
const addressOf = (route: string) =>
  `/${route.replace(/\._index$/, "").replaceAll(".", "/")}`.replace(/\$\w+/g, "N");

const visited = APP_PAGES.map(([, place]) =>
  place
    .replace(/\?.*/, "")
    .replace(/[A-Z]+$/, "N")
    .replace("/help/value", "/help/N"),
);

describe("the pages that are looked at", () => {
  it("are all the app has", () => {
    const pages = fs
      .readdirSync(inProject("app", "routes"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.startsWith("app."))
      .map(({ name }) => addressOf(name));
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.filter((page) => !visited.includes(page))).toEqual([]);
  });

  it("are left out where a shop has nothing to show on them", () => {
    const names = pagesWith({ CUSTOMER: "1001" }).map(({ name }) => name);
    expect(names).toContain("a customer");
    expect(names).not.toContain("an offer");
    expect(pagesWith({ OFFER: "7" }).map(({ place }) => place)).toContain("/app/offers/7");
  });

  it("that do not exist are known by their address", () => {
    expect(isMissing("https://shop.test/app/nothing-here?embedded=1")).toBe(true);
    expect(isMissing("https://shop.test/app/customers/1")).toBe(true);
    expect(isMissing("https://shop.test/app/customers/1001")).toBe(false);
  });
});
