import type { IncomingMessage } from "node:http";

export interface Limits {
  mostBytes: number;
  withinMs: number;
}

/**
 * What strangers may make us hold at one time: whether a body is Shopify's is known when all of it is here. Small ones
 * are always taken, so that nobody's large ones keep them out.
 */
const HELD_MOST_BYTES = 32 * 1024 * 1024;
const SMALL_BYTES = 64 * 1024;
let held = 0;

/** The status that says why a body was not taken. */
type NotTaken = 408 | 413 | 503;

/** The bytes of a request's body, or why they were not taken; then the rest of it is not read. */
export function receive(
  request: IncomingMessage,
  { mostBytes, withinMs }: Limits,
): Promise<Uint8Array | NotTaken> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > mostBytes) return Promise.resolve(413);
  if (announced > SMALL_BYTES && held > HELD_MOST_BYTES) return Promise.resolve(503);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (outcome: Uint8Array | NotTaken) => {
      clearTimeout(timer);
      held -= size;
      request.removeAllListeners("data").pause();
      resolve(outcome);
    };
    const timer = setTimeout(() => done(408), withinMs);
    request
      .on("data", (chunk: Buffer) => {
        size += chunk.length;
        held += chunk.length;
        chunks.push(chunk);
        if (size > mostBytes) done(413);
        else if (size > SMALL_BYTES && held > HELD_MOST_BYTES) done(503);
      })
      .once("end", () => done(Buffer.concat(chunks, size)))
      .once("error", (error) => {
        clearTimeout(timer);
        reject(error);
      });
  });
}
