import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";

/** Writes the rows of one root object: itself first, then what hangs below it. */
export type RowMaker = (root: unknown) => object[];

export interface BulkPlan {
  /** the token may not read all of it */
  denied: boolean;
  roots: () => Iterable<unknown>;
  rows: RowMaker;
}

export interface Progress {
  objectCount: number;
  rootObjectCount: number;
}

const sliceMilliseconds = 15;
const flushCharacters = 1 << 18;

/**
 * Runs a plan into a file, a slice at a time, so that the sandbox stays answerable. Grouped means
 * each parent is followed by its children; without it Shopify promises no order at all, so the
 * children stand at the end of the file, away from their parents.
 */
export async function exportRows(
  plan: BulkPlan,
  options: {
    file: string;
    grouped: boolean;
    stop: () => boolean;
    onProgress: (progress: Progress) => void;
  },
): Promise<Progress> {
  const aside = `${options.file}.children`;
  const parents = openSync(options.file, "w");
  const children = options.grouped ? null : openSync(aside, "w+");
  let text = "";
  let childText = "";
  const progress: Progress = { objectCount: 0, rootObjectCount: 0 };
  const flush = (): void => {
    if (text !== "") writeSync(parents, text);
    if (children !== null && childText !== "") writeSync(children, childText);
    text = "";
    childText = "";
  };
  try {
    let sliceEnd = performance.now() + sliceMilliseconds;
    for (const root of plan.roots()) {
      const rows = plan.rows(root);
      progress.rootObjectCount += 1;
      progress.objectCount += rows.length;
      rows.forEach((row, index) => {
        const line = `${JSON.stringify(row)}\n`;
        if (index === 0 || children === null) text += line;
        else childText += line;
      });
      if (text.length + childText.length > flushCharacters) flush();
      if (performance.now() < sliceEnd) continue;
      flush();
      options.onProgress({ ...progress });
      await new Promise((resolve) => setImmediate(resolve));
      if (options.stop()) break;
      sliceEnd = performance.now() + sliceMilliseconds;
    }
    flush();
    if (children !== null) append(children, parents);
    return progress;
  } finally {
    closeSync(parents);
    if (children !== null) {
      closeSync(children);
      rmSync(aside, { force: true });
    }
  }
}

function append(from: number, to: number): void {
  const buffer = Buffer.alloc(1 << 20);
  let at = 0;
  for (;;) {
    const length = readSync(from, buffer, 0, buffer.length, at);
    if (length === 0) return;
    writeSync(to, buffer, 0, length);
    at += length;
  }
}
