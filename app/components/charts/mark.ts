/** Something drawn that stands for a number: what is said of it, and where it leads. */
export interface Mark {
  /** "Nov 3, 2026" */
  name: string;
  /** its numbers, each with what it is: "$1,200 ($1,000 to $1,400)" */
  texts: string[];
  /** the customers, orders or products behind it */
  href?: string;
  /** where it stands in a grid; up and down stay in its column */
  cell?: { row: number; column: number };
}

/** A box of a drawing, in hundredths of its width and height from left and top. */
export interface Box {
  left: number;
  width: number;
  top?: number;
  height?: number;
}

/** What is read out of a mark. */
export const spoken = ({ name, texts }: Mark): string =>
  texts.length === 0 ? name : `${name}: ${texts.join(", ")}`;

const BACK = new Set(["ArrowLeft", "ArrowUp"]);
const ON = new Set(["ArrowRight", "ArrowDown"]);

/** The mark a key leads to from another, or null where the key means nothing here. */
export function markAfter(marks: Mark[], index: number, key: string): number | null {
  const last = marks.length - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (!BACK.has(key) && !ON.has(key)) return null;
  const direction = BACK.has(key) ? -1 : 1;
  const cell = marks[index]?.cell;
  if (cell && (key === "ArrowUp" || key === "ArrowDown"))
    return inColumn(marks, cell, direction) ?? index;
  return Math.min(last, Math.max(0, index + direction));
}

function inColumn(marks: Mark[], from: NonNullable<Mark["cell"]>, direction: number) {
  const rows = marks.flatMap(({ cell }, index) =>
    cell?.column === from.column && (cell.row - from.row) * direction > 0
      ? [{ index, distance: Math.abs(cell.row - from.row) }]
      : [],
  );
  return rows.sort((a, b) => a.distance - b.distance)[0]?.index;
}
