import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { notServed, protectedDataMissing } from "../app/admin-api/words.ts";
import { requiredScopes } from "../app/shops/access.ts";
import { projectFiles } from "./support/law/project-files.ts";
import { inProject } from "../scripts/paths.ts";

const readme = fs.readFileSync(inProject("README.md"), "utf8");
const steps = readme.split("## Install into a real store")[1]!.split("\n## ")[0]!;

/** What a merchant may read, as it stands in the code, spaces made one. */
const words = [...projectFiles(["app"])]
  .filter(([file]) => /words\.ts$/.test(file))
  .map(([, text]) => text)
  .join("\n")
  .replace(/\s+/g, " ");

describe("README's way into a real store", () => {
  it("is one numbered list from the app to the survey block", () => {
    const numbers = [...steps.matchAll(/^(\d+)\. /gm)].map(([, n]) => Number(n));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(12);
  });

  it("names every approval Shopify asks for", () => {
    for (const asked of [
      "read_all_orders",
      "level 1",
      "level 2",
      "Bulk operations",
      "IP allow-list",
      "Network access of checkout extensions",
    ])
      expect(steps).toContain(asked);
    expect(requiredScopes).toContain("read_all_orders");
  });

  const quoted = [...steps.matchAll(/Health[^\n]*?: "([^"]+)"/g)].map(([, text]) => text!);

  it("says of each failure what the health page says", () => {
    expect(quoted.length).toBeGreaterThanOrEqual(7);
  });

  it.each(quoted)("quotes a sentence of the app: %s", (sentence) => {
    // some are put together when they are said
    const said = [words, notServed(403), ...Object.values(protectedDataMissing)];
    expect(said.some((text) => text.includes(sentence))).toBe(true);
  });

  it("names lines of the health page that there are", () => {
    const titles = [...steps.matchAll(/Health, ([^:,]+?)(?::| does)/g)].map(([, title]) => title!);
    expect(titles.length).toBeGreaterThanOrEqual(8);
    for (const title of titles) expect(words, title).toContain(`"${title}"`);
  });
});
