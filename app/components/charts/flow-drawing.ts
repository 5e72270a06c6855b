import { round, SIZE } from "./plot.tsx";

/** How many went from one place to another. */
export interface Move {
  from: string;
  to: string;
  count: number;
  /** who they are */
  href?: string;
}

/** Room for a line of lettering beside the smallest end, of SIZE. */
const LEAST = 8;

export interface End {
  name: string;
  count: number;
  /** where its lettering and its bar begin */
  top: number;
  bar: number;
}

/** Both sides with their ends, and the ribbons between them, as wide as their counts. */
export function drawFlow(moves: Move[], order: string[]) {
  const total = moves.reduce((sum, { count }) => sum + count, 0);
  const left = endsOf(moves, order, ({ from }) => from);
  const right = endsOf(moves, order, ({ to }) => to);
  const scale = (SIZE - LEAST * Math.max(left.length, right.length)) / (total || 1);
  const [leftEnds, rightEnds] = [placed(left, scale), placed(right, scale)];
  const leftUsed = new Map<string, number>();
  const rightUsed = new Map<string, number>();
  const ribbons = order
    .flatMap((from) => order.flatMap((to) => moves.filter((m) => m.from === from && m.to === to)))
    .filter(({ count }) => count > 0)
    .map((move) => {
      const width = move.count * scale;
      const start = takeRoom(leftEnds, leftUsed, move.from, width);
      const end = takeRoom(rightEnds, rightUsed, move.to, width);
      return { move, d: ribbon(start, end, width) };
    });
  return { leftEnds, rightEnds, ribbons };
}

/** Where the next ribbon of an end begins. */
function takeRoom(ends: End[], used: Map<string, number>, name: string, width: number): number {
  const start = used.get(name) ?? ends.find((end) => end.name === name)!.bar;
  used.set(name, start + width);
  return start;
}

function endsOf(moves: Move[], order: string[], sideOf: (move: Move) => string) {
  return order
    .map((name) => ({
      name,
      count: moves
        .filter((move) => sideOf(move) === name)
        .reduce((sum, move) => sum + move.count, 0),
    }))
    .filter(({ count }) => count > 0);
}

/** Each end gets its width and the least room, its bar in the middle of both. */
function placed(ends: { name: string; count: number }[], scale: number): End[] {
  let top = 0;
  return ends.map((end) => {
    const room = LEAST + end.count * scale;
    const place = { ...end, top: top + room / 2, bar: top + LEAST / 2 };
    top += room;
    return place;
  });
}

function ribbon(start: number, end: number, width: number): string {
  const middle = SIZE / 2;
  const [a, b] = [round(start), round(end)];
  const [c, d] = [round(start + width), round(end + width)];
  return `M0,${a}C${middle},${a} ${middle},${b} ${SIZE},${b}L${SIZE},${d}C${middle},${d} ${middle},${c} 0,${c}Z`;
}
