import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { createRandom, type Random } from "../../app/numeric/random.ts";
import { readRecords } from "../../scripts/csv-log/records.ts";

type Read = { records: [string[], number][]; error: string | null };

const OPTIONS = {
  bom: true,
  info: true,
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
} as const;

function byParser(text: string): Read {
  try {
    const items = parse(text, OPTIONS) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return { records: items.map(({ record, info }) => [record, info.lines]), error: null };
  } catch (error) {
    return { records: [], error: (error as Error).message };
  }
}

async function inParts(text: string, size: number): Promise<Read> {
  const read: Read = { records: [], error: null };
  async function* parts() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  try {
    await readRecords(parts(), { skipBad: false, onSkip: () => {} }, (record, line) =>
      read.records.push([record, line]),
    );
    return read;
  } catch (error) {
    return { records: [], error: (error as Error).message };
  }
}

const WORDS = ["a", "bc", ",", ",", " ", "\t", "é", "0", "12.50", ""];

function drawn(random: Random, ends: readonly string[], quotes: boolean): string {
  let text = random.bernoulli(0.2) ? "\uFEFF" : "";
  for (let line = random.int(0, 12); line >= 0; line--) {
    for (let word = random.int(0, 8); word > 0; word--) text += random.pick(WORDS);
    if (quotes && random.bernoulli(0.1))
      text += random.pick([`,"x, y"`, `,"a ""b"""`, `,"two\nlines"`, `"`]);
    if (line > 0 || random.bernoulli(0.5)) text += random.pick(ends);
  }
  return text;
}

describe.each([
  ["line feeds", ["\n"], false],
  ["carriage returns before them", ["\r\n"], false],
  ["carriage returns alone", ["\r"], false],
  ["quoted cells", ["\n"], true],
  ["quoted cells and carriage returns", ["\r\n"], true],
] as const)("a file with %s", (name, ends, quotes) => {
  it("is read as by a parser, in parts of any size", async () => {
    const random = createRandom(name);
    let withRecords = 0;
    for (let i = 0; i < 400; i++) {
      const text = drawn(random, ends, quotes);
      const expected = byParser(text);
      if (expected.records.length > 1) withRecords++;
      const size = random.pick([1, 2, 7, 1_000]);
      expect(await inParts(text, size), JSON.stringify([text, size])).toEqual(expected);
    }
    expect(withRecords).toBeGreaterThan(150);
  });
});
