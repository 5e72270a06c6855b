import fs from "node:fs";
import path from "node:path";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { fieldsOf, filled, missingFields, type Publisher } from "../scripts/listing/fill.ts";
import { inProject } from "../scripts/paths.ts";

const FOLDER = inProject("docs", "app-store");
const read = (name: string) => fs.readFileSync(path.join(FOLDER, name), "utf8");
const publisher = JSON.parse(read("publisher.json")) as Publisher;
const texts = fs.readdirSync(FOLDER).filter((name) => name.endsWith(".md") && name !== "README.md");
const listing = read("listing.md");

/** Headings with the most characters Shopify takes, and what stands under each. */
const fields = [...listing.matchAll(/^## (.+) \((\d+)\)\n\n(.+)$/gm)].map(
  ([, name, most, text]) => ({ name: name!, most: Number(most), text: text! }),
);

describe("the listing", () => {
  it("has the fields Shopify asks for, none longer than it takes", () => {
    expect(fields.map(({ name }) => name)).toEqual([
      "App name",
      "App card subtitle",
      "App introduction",
      "App details",
      ...[1, 2, 3, 4, 5].map((n) => `Feature ${n}`),
      "Title tag",
      "Meta description",
    ]);
    for (const { name, most, text } of fields)
      expect(text.length, `${name}: ${text.length} of ${most}`).toBeLessThanOrEqual(most);
  });

  it("has five search terms of at most twenty characters", () => {
    const terms = [
      ...listing
        .split("## Search terms")[1]!
        .split("##")[0]!
        .matchAll(/^- (.+)$/gm),
    ];
    expect(terms).toHaveLength(5);
    for (const [, term] of terms) expect(term!.length).toBeLessThanOrEqual(20);
  });

  it("promises no figures, compares with nobody, and does not use Shopify's name for itself", () => {
    for (const { name, text } of fields)
      expect(text, name).not.toMatch(/\d\s?%|\bbest\b|#1|the only|guarantee|Shopify/i);
  });

  it("has three to six pictures of a computer's screen and some of a phone's, each with its words", () => {
    const rows = [...listing.matchAll(/^\| (pictures\/\S+\.png) \| (.+) \|$/gm)];
    const sizes = rows.map(([, file]) => {
      const { width, height } = PNG.sync.read(fs.readFileSync(path.join(FOLDER, file!)));
      return `${width} × ${height}`;
    });
    expect(sizes.filter((size) => size === "1600 × 900").length).toBeGreaterThanOrEqual(3);
    expect(sizes.filter((size) => size === "1600 × 900").length).toBeLessThanOrEqual(6);
    expect(new Set(sizes)).toEqual(new Set(["1600 × 900", "900 × 1600"]));
    expect(rows.map(([, file]) => path.basename(file!)).sort()).toEqual(
      fs.readdirSync(path.join(FOLDER, "pictures")).sort(),
    );
  });
});

describe("what only the publisher knows", () => {
  it("stands in one file: every text names its fields, and every field is named", () => {
    const named = new Set(texts.flatMap((name) => fieldsOf(read(name))));
    const unnamed = Object.keys(publisher).filter((field) => !named.has(field));
    // it is where the policy is, so the policy itself does not say it
    expect(unnamed).toEqual(["privacyPolicyUrl"]);
    for (const field of named) expect(Object.keys(publisher)).toContain(field);
  });

  it("is never made up: an empty field is called missing in the text and by the command", () => {
    const empty = { name: "", supportEmail: " " };
    expect(filled("By {{name}}", empty)).toBe("By (missing: name)");
    expect(missingFields(empty)).toEqual(["name", "supportEmail"]);
    expect(filled("By {{name}}", { name: "Ada & Co" })).toBe("By Ada & Co");
    expect(() => filled("{{phone}}", empty)).toThrow("no field phone");
  });
});
