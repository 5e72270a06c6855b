import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { busyness, patience, patient } from "../../scripts/patience.ts";

describe("a wait", () => {
  it("is over in its time on a machine that does nothing else", () => {
    let now = 0;
    const waiting = patience(
      1000,
      () => now,
      () => 1,
    );
    now = 1000;
    expect(waiting.isOver()).toBe(false);
    now = 1001;
    expect(waiting.isOver()).toBe(true);
  });

  it("lasts four times as long where four share a processor, from the moment they do", () => {
    let now = 0;
    let busy = 1;
    const waiting = patience(
      1000,
      () => now,
      () => busy,
    );
    now = 500;
    expect(waiting.isOver()).toBe(false);
    busy = 4;
    now = 2500;
    expect(waiting.isOver()).toBe(false);
    now = 2501;
    expect(waiting.isOver()).toBe(true);
  });

  it("is never shorter than it was meant", () => {
    expect(busyness()).toBeGreaterThanOrEqual(1);
    expect(patient(200)).toBeGreaterThanOrEqual(200);
  });
});

/** Waits that end by the wall clock: Playwright's, a test's own, a loop's deadline. */
const FIXED =
  /setDefaultTimeout\(\d|^\}, \d[\d_]*\);$|timeout: \d|Date\.now\(\) [+] \w*MS\b|Timeout(Ms)?: \d/;
/** A storm blows for a time of its own; and this file, which shows what is looked for. */
const LEFT_OUT = ["tests/stories/storm.test.ts", "tests/scripts/patience.test.ts"];

describe("no test and no script gives up by the wall clock", () => {
  it.each(["tests", "scripts"])("in %s/", (folder) => {
    const files = fs
      .readdirSync(inProject(folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name}`)
      .filter((name) => /\.(tsx?|mjs)$/.test(name) && !LEFT_OUT.includes(name));
    const found = files.flatMap((name) =>
      fs
        .readFileSync(inProject(name), "utf8")
        .split("\n")
        .filter((line) => FIXED.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });

  it("and the eye that looks for it sees one", () => {
    expect(FIXED.test("  page.setDefaultTimeout(8000);")).toBe(true);
    expect(FIXED.test("}, 60_000);")).toBe(true);
    expect(FIXED.test("  const deadline = Date.now() + START_MS;")).toBe(true);
    expect(FIXED.test("  page.setDefaultTimeout(patient(8000));")).toBe(false);
  });
});
