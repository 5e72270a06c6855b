import { expect, it } from "vitest";
import { zipOf, type ZippedFile } from "../../app/leaving/zip.server.ts";
import { filesOfZip } from "../support/zip.ts";

async function zipped(files: Record<string, string[]>): Promise<Buffer> {
  const given = async function* (): AsyncGenerator<ZippedFile> {
    for (const [name, text] of Object.entries(files)) yield { name, text };
  };
  const chunks: Buffer[] = [];
  for await (const chunk of zipOf(given(), new Date("2026-11-21T15:04:06Z"))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const long = Array.from({ length: 20_000 }, (_, n) => `${n},${n * 7919}\r\n`);
const files = { "a.csv": ["id\r\n", "1\r\n"], "empty.csv": [], "für.csv": ["é"], "long.csv": long };

it("a zip has every file with its text, its size and its sum, also an empty one", async () => {
  const found = filesOfZip(await zipped(files));
  for (const [name, text] of Object.entries(files)) expect(found.get(name)).toBe(text.join(""));
  expect(found.size).toBe(4);
});

it("an empty zip is a zip", async () => {
  expect(filesOfZip(await zipped({})).size).toBe(0);
});
