import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { judgeCampaign } from "../../../app/experiments/verdict/judge.ts";
import { judgeLines } from "../../../scripts/verdict/judge-lines.ts";
import { campaignOf, drawnRows, seeded, type Row } from "./campaigns.ts";

const SCRIPT = new URL("../../../scripts/verdict.ts", import.meta.url).pathname;

interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The command as a process, given lines one by one. */
function verdict(args: string[], lines: readonly string[] = []): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [SCRIPT, ...args]);
    const ran: Ran = { code: null, stdout: "", stderr: "" };
    child.stdout.on("data", (data: Buffer) => (ran.stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (ran.stderr += data.toString()));
    child.on("close", (code) => resolve({ ...ran, code }));
    for (const line of lines) child.stdin.write(`${line}\n`);
    child.stdin.end();
  });
}

const rows = drawnRows(seeded("command"), 300, 60, 8);
const line = (
  id: unknown,
  customers: readonly (readonly unknown[])[] = rows,
  redraws: unknown = 199,
) => JSON.stringify({ id, redraws, customers });

describe("verdict judge --json", () => {
  it("gives a line a campaign in the issue's form, of the engine's figures", async () => {
    const ran = await verdict(
      ["judge", "--json"],
      [line("spring"), "", line(7, rows.slice(0, 14))],
    );
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const [spring, seven, ...more] = ran.stdout
      .trimEnd()
      .split("\n")
      .map((one) => JSON.parse(one) as object);
    expect(more).toEqual([]);
    const { tau, s, t, pWorks, pLoses, low, high, word } = judgeCampaign(
      campaignOf(rows),
      "spring",
      199,
    );
    expect(Object.entries(spring!)).toEqual(
      Object.entries({ id: "spring", tau, s, t, pWorks, pLoses, low, high, word }),
    );
    expect(word).toBe("works");
    expect(seven).toMatchObject({ id: 7, low: null, high: null, word: "no proof yet" });
  });

  it("judges a campaign before the next has come", async () => {
    const child = spawn(process.execPath, [SCRIPT, "judge", "--json"]);
    child.stdin.write(`${line("first")}\n`);
    const first = await new Promise<Buffer>((resolve) => child.stdout.once("data", resolve));
    expect(JSON.parse(first.toString())).toMatchObject({ id: "first" });
    child.stdin.end();
    await new Promise((resolve) => child.once("close", resolve));
  });

  it("refuses bad lines by their number, judges the others, and says so in its exit code", async () => {
    const ran = await verdict(["judge", "--json"], [line("a"), "{", line("a"), line("b")]);
    expect(ran.code).toBe(1);
    expect(
      ran.stdout
        .trimEnd()
        .split("\n")
        .map((one) => (JSON.parse(one) as { id: string }).id),
    ).toEqual(["a", "b"]);
    const said = ran.stderr.trimEnd().split("\n");
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/^line 2: found no JSON \(.*\), expected \{"id"/);
    expect(said[1]).toBe(
      'line 3: found id "a" again after line 1, expected an id of its own on every line',
    );
    expect(said[2]).toBe("2 of 4 lines refused");
  });

  it("explains itself, and what it does not understand", async () => {
    expect((await verdict(["--help"])).stdout).toContain("judge [FILE] [--json]");
    expect(await verdict(["weigh"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Found "weigh"; expected judge') as string,
    });
    expect(await verdict(["judge", "a", "b"])).toMatchObject({ code: 2 });
    expect(await verdict(["judge", "--loud"])).toMatchObject({ code: 2 });
    expect(await verdict(["judge", "no-such-file.jsonl"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no-such-file") as string,
    });
    expect(await verdict(["judge"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("found no line") as string,
    });
  });
});

async function told(lines: readonly string[], json = true) {
  const [written, complaints]: [string[], string[]] = [[], []];
  const counted = await judgeLines(
    lines,
    json,
    (text) => Promise.resolve(void written.push(text)),
    (sentence) => complaints.push(sentence),
  );
  return { ...counted, written, complaints };
}

const changed = (place: number, row: readonly unknown[]) =>
  line(
    "odd",
    rows.map((one, i): readonly unknown[] => (i === place ? row : one)),
  );

describe("a line is refused with what was found and what was expected:", () => {
  it.each([
    ["no object", "[1, 2]", "found [1,2], expected {"],
    [
      "no id",
      JSON.stringify({ redraws: 99, customers: rows }),
      "found id nothing, expected a text or a number",
    ],
    ["an empty id", line(""), 'found id "", expected'],
    ["an id that is none", line({}), "found id {}, expected"],
    [
      "no redraws",
      line("a", rows, null),
      "found redraws null, expected a whole number from 39 to 1000000",
    ],
    ["half a redraw", line("a", rows, 99.5), "found redraws 99.5"],
    ["too few redraws", line("a", rows, 38), "found redraws 38"],
    ["too many redraws", line("a", rows, 1e9), "found redraws 1000000000"],
    [
      "no customers",
      JSON.stringify({ id: "a", redraws: 99 }),
      "found customers nothing, expected a list",
    ],
    [
      "nobody",
      line("a", []),
      "found 0 customers with arm 1 and 0 with arm 0, expected at least 2 of each",
    ],
    [
      "one arm",
      line(
        "a",
        rows.map(([, y, x]) => [1, y, x]),
      ),
      "found 300 customers with arm 1 and 0 with arm 0",
    ],
    ["a third arm", changed(16, [2, 1, 1]), "customer 17: found arm 2, expected 1 or 0"],
    ["an arm in words", changed(0, ["1", 1, 1]), 'customer 1: found arm "1", expected 1 or 0'],
    ["half an arm", changed(0, [0.5, 1, 1]), "customer 1: found arm 0.5"],
    [
      "no margin",
      changed(3, [1, null, 1]),
      "customer 4: found margin null, expected a number within ±1e300",
    ],
    ["a margin in words", changed(3, [1, "12", 1]), 'customer 4: found margin "12"'],
    ["a huge margin", changed(3, [1, 1e301, 1]), "customer 4: found margin 1e+301"],
    [
      "a margin past all numbers",
      changed(3, [1, 77, 1]).replace("[1,77,1]", "[1,1e999,1]"),
      "customer 4: found margin Infinity",
    ],
    ["NaN", changed(3, [1, 77, 1]).replace("[1,77,1]", "[1,NaN,1]"), "found no JSON ("],
    [
      "no prediction",
      changed(3, [1, 5]),
      "customer 4: found [1,5], expected [arm 1|0, margin, predicted]",
    ],
    ["an endless prediction", changed(3, [1, 5, -1e308]), "customer 4: found predicted -1e+308"],
    ["a customer that is none", changed(3, "12" as unknown as Row), 'customer 4: found "12"'],
  ])("%s", async (_, text, sentence) => {
    const { complaints, written, refused } = await told([text]);
    expect({ written, refused }).toEqual({ written: [], refused: 1 });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/^line 1: /);
    expect(complaints[0]).toContain(sentence);
    expect(complaints[0]!.length).toBeLessThan(250);
  });

  it("but not for its amounts, while they are numbers", async () => {
    const huge = rows.map(([a, y, x]) => [a, y * 1e290, x * 1e-290] as const);
    const equal = rows.map(([a]) => [a, 4, 4] as const);
    const { written, complaints } = await told([
      `\uFEFF${line("huge", huge)}`,
      line("equal", equal),
      line("plain"),
    ]);
    expect(complaints).toEqual([]);
    const [one, two, three] = written.map(
      (text) => JSON.parse(text) as { t: number; word: string; tau: number },
    );
    expect(one).toMatchObject({ word: "works" });
    expect(one!.t).toBeCloseTo(three!.t, 9);
    expect(two).toMatchObject({ tau: 0, t: 0, low: 0, high: 0, word: "no proof yet" });
  });
});

it("without --json each campaign is a sentence with its range, its total and what would settle it", async () => {
  const few = rows.slice(0, 14);
  const chance = drawnRows(seeded("chance"), 300, 60);
  const { written } = await told([line("spring"), line("few", few), line("chance", chance)], false);
  expect(written[0]).toMatch(
    /^spring: works; 240 treated, 60 held out; [\d.]+ a customer \(95 %: [\d.]+ to [\d.]+\), \d+(\.\d)? in all\n$/,
  );
  expect(written[1]).toMatch(
    /^few: no proof yet; .* expected buyers among the smaller arm [\d.]+, need 5; about \d+ customers would settle it\n$/,
  );
  expect(written[2]).toMatch(/would settle it\n$/);
});
