import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { createInterface } from "node:readline";

/** What one line of the file came to: an answer of the Admin API. */
export type LineResult = Record<string, unknown>;

const sliceMilliseconds = 15;

/**
 * Runs each line of a file through `run` and writes what came of it, a slice at a time. Lines that an earlier,
 * interrupted run has written are not run again. `most` lines at most are run in all.
 */
export async function importLines(
  input: string,
  output: string,
  options: {
    run: (line: string) => Promise<LineResult>;
    most: number;
    stop: () => boolean;
    onProgress: (lines: number) => void;
  },
): Promise<number> {
  const earlier = await wholeLines(output);
  const file = openSync(output, "a");
  let number = 0;
  let sliceEnd = performance.now() + sliceMilliseconds;
  try {
    for await (const line of linesOf(input)) {
      if (number >= options.most || options.stop()) break;
      number += 1;
      if (number <= earlier) continue;
      const result = await options.run(line);
      writeSync(file, `${JSON.stringify({ ...result, __lineNumber: number - 1 })}\n`);
      if (performance.now() < sliceEnd) continue;
      options.onProgress(number);
      await new Promise((resolve) => setImmediate(resolve));
      sliceEnd = performance.now() + sliceMilliseconds;
    }
    return number;
  } finally {
    closeSync(file);
  }
}

/** how many lines an operation has to do */
export async function countLines(path: string): Promise<number> {
  let lines = 0;
  for await (const line of linesOf(path)) lines += line === "" ? 0 : 1;
  return lines;
}

async function* linesOf(path: string): AsyncIterable<string> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  for await (const line of lines) if (line.trim() !== "") yield line;
}

/** Cuts off a line that was not written to its end; returns how many are whole. */
async function wholeLines(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  let lines = 0;
  let end = 0;
  let at = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let index = chunk.indexOf(10); index >= 0; index = chunk.indexOf(10, index + 1)) {
      lines += 1;
      end = at + index + 1;
    }
    at += chunk.length;
  }
  truncateSync(path, end);
  return lines;
}
