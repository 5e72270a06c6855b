import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { blocksOf, spansOf } from "../../app/pages/help/markdown.ts";
import { helpPage } from "../../app/pages/help/read.server.ts";
import { addressOf, partOf, topics } from "../../app/pages/help/topics.ts";
import { inProject } from "../../scripts/paths.ts";

describe("what is written about a figure", () => {
  it("is for merchants: the analyst's part is left out", async () => {
    const { blocks } = await helpPage("value");
    const text = JSON.stringify(blocks);
    expect(text).toContain("Churn risk");
    expect(text).not.toContain("For the analyst");
    expect(text).not.toContain("*");
  });

  it("has its tables as tables", async () => {
    const { blocks } = await helpPage("revenue");
    const table = blocks.find((block) => block.kind === "table");
    expect(table?.columns).toEqual(["case", "counts as an order", "revenue"]);
    expect(table?.rows.length).toBeGreaterThan(20);
    for (const row of table!.rows) expect(row).toHaveLength(3);
  });

  it.each(["", "unknown", "constructor", "../README"])("does not exist about %o", async (name) => {
    await expect(helpPage(name)).rejects.toMatchObject({ status: 404 });
  });

  it("leaves nothing of docs that it cannot draw", () => {
    for (const { file, part } of Object.values(topics)) {
      const text = partOf(fs.readFileSync(inProject("docs", file), "utf8"), part);
      expect(text.length).toBeGreaterThan(1000);
      expect(text).not.toMatch(/^(\d+\. |> |```|[ \t]+- )/m);
    }
  });
});

describe("a document", () => {
  it("falls into headings, paragraphs, lists and tables", () => {
    expect(blocksOf("## A\n\nB\nc\n\n- d\n- e\n\n| f | g |\n|---|---|\n| h | i |")).toEqual([
      { kind: "heading", text: "A" },
      { kind: "paragraph", spans: spansOf("B c") },
      { kind: "list", items: [spansOf("d"), spansOf("e")] },
      { kind: "table", columns: ["f", "g"], rows: [[spansOf("h"), spansOf("i")]] },
    ]);
  });

  it("has stressed words, names and links in its lines", () => {
    expect(spansOf("A **b c** *x* of `d` in [e](docs/revenue.md), f")).toEqual([
      { kind: "plain", text: "A " },
      { kind: "strong", text: "b c" },
      { kind: "plain", text: " " },
      { kind: "em", text: "x" },
      { kind: "plain", text: " of " },
      { kind: "code", text: "d" },
      { kind: "plain", text: " in " },
      { kind: "link", text: "e", to: "docs/revenue.md" },
      { kind: "plain", text: ", f" },
    ]);
  });

  it("leads to what is a page of the app, and nowhere else", () => {
    expect(addressOf("docs/revenue.md")).toBe("/app/help/revenue");
    expect(addressOf("clv.md#churn")).toBe("/app/help/value");
    expect(addressOf("../app/clv/fit/x.ts")).toBeNull();
  });
});
