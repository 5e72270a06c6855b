import { createReadStream } from "node:fs";
import { stat, truncate } from "node:fs/promises";

/**
 * Cuts a JSONL file after the line in its middle, as an operation leaves it that did not finish; returns how many lines
 * are left.
 */
export async function keepHalf(path: string): Promise<number> {
  const middle = (await stat(path)).size / 2;
  let lines = 0;
  let end = 0;
  let at = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let index = chunk.indexOf(10); index >= 0; index = chunk.indexOf(10, index + 1)) {
      if (at + index + 1 > middle) {
        await truncate(path, end);
        return lines;
      }
      end = at + index + 1;
      lines += 1;
    }
    at += chunk.length;
  }
  return lines;
}
