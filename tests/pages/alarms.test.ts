import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { helps } from "../../app/pages/metrics/words.ts";
import { inProject } from "../../scripts/paths.ts";

const read = (name: string) => fs.readFileSync(inProject("docs", name), "utf8");
const runbook = read("runbook.md");
const rules = [...read("alarms.yml").matchAll(/- alert: (\w+)\n\s+expr: (.+)/g)].map(
  ([, name, expr]) => ({ name: name!, metrics: expr!.match(/boomerang_\w+/g) ?? [] }),
);
const alarms = runbook.slice(runbook.indexOf("## Alarms"), runbook.indexOf("## By hand"));
const [beside = "", ...pages] = alarms.split(/^### /m);
const pageNames = pages.map((page) => page.split("\n")[0]!.trim());

describe("every alarm", () => {
  it("of the rules has a page in the runbook, and every page a rule", () => {
    expect(rules.length).toBeGreaterThan(6);
    expect(pageNames).toEqual(rules.map(({ name }) => name));
  });

  it.each(pages)("says when it rings, what it means and what to do: %s", (page) => {
    for (const part of ["**Rings** when", "**Means**", "**Do**"]) expect(page).toContain(part);
    const { metrics } = rules.find(({ name }) => page.startsWith(name))!;
    for (const metric of metrics) expect(page + beside).toContain(metric);
  });
});

it("every figure of /metrics is in the runbook, and every figure named there is one", () => {
  const named = new Set(`${runbook}${read("alarms.yml")}`.match(/boomerang_\w+/g));
  expect([...named].sort()).toEqual(Object.keys(helps).sort());
  const rung = new Set(rules.flatMap(({ metrics }) => metrics));
  const onlyRead = Object.keys(helps).filter((name) => !rung.has(name));
  for (const name of onlyRead) expect(beside).toContain(name);
});
