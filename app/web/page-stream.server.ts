import { Transform, type TransformCallback } from "node:stream";

/** Below the size at which the next stream would ask its source to wait. */
const BATCH_BYTES = 15 * 1024;

/**
 * React writes a page in pieces of 2 kB, each of which costs every stream after it a turn. They go on in batches;
 * whatever is here goes when React says there is no more for now, so a part that comes later delays nothing.
 */
export class PageStream extends Transform {
  #batch: Buffer[] = [];
  #bytes = 0;

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#batch.push(piece);
    this.#bytes += piece.length;
    if (this.#bytes >= BATCH_BYTES) this.flush();
    done();
  }

  override _flush(done: TransformCallback): void {
    this.flush();
    done();
  }

  /** React's word, after everything it can write now. */
  flush(): void {
    if (this.#bytes === 0) return;
    const batch = Buffer.concat(this.#batch);
    this.#batch = [];
    this.#bytes = 0;
    this.push(batch);
  }
}
