import type { Summary } from "./summary.ts";

export interface Cells {
  readonly count: number;
  readonly index: Int32Array;
}

/** Numbers the distinct (x, T), or (x, T, t_x) where gaps have memory. */
export function cellsOf({ size, x, tx, T }: Summary, withLast: boolean): Cells {
  const index = new Int32Array(size);
  if (withLast) {
    const seen = new Map<number, number>();
    for (let i = 0; i < size; i++) {
      const key = (x[i]! * 65_536 + tx[i]!) * 65_536 + T[i]!;
      let cell = seen.get(key);
      if (cell === undefined) {
        cell = seen.size;
        seen.set(key, cell);
      }
      index[i] = cell;
    }
    return { count: seen.size, index };
  }
  let longest = 0;
  let most = 0;
  for (let i = 0; i < size; i++) {
    if (T[i]! > longest) longest = T[i]!;
    if (x[i]! > most) most = x[i]!;
  }
  const rowOfX = new Int32Array(most + 1).fill(-1);
  let rows = 0;
  for (let i = 0; i < size; i++) if (rowOfX[x[i]!] === -1) rowOfX[x[i]!] = rows++;
  const cellAt = new Int32Array(rows * (longest + 1)).fill(-1);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const slot = rowOfX[x[i]!]! * (longest + 1) + T[i]!;
    if (cellAt[slot] === -1) cellAt[slot] = count++;
    index[i] = cellAt[slot]!;
  }
  return { count, index };
}
