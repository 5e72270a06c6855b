import type { Cell } from "./cell.ts";
import type { ListColumn, ListOrder } from "./list.ts";

/** A column as a page defines it: its heading, what stands below, and the same in the file. */
export interface ColumnEntry<Row, Place> {
  key: string;
  title: string;
  /** numbers stand right, under each other */
  isNumber: boolean;
  /** shown until somebody chooses otherwise */
  isUsual: boolean;
  cell: (row: Row, place: Place) => Cell;
  /** in words, where the list can be in its order; null = none */
  order: { down: string; up: string } | null;
  /** headings of the CSV file with what stands below them */
  file: Record<string, (row: Row, place: Place) => string | number>;
}

interface Choosable {
  key: string;
  title: string;
  isUsual: boolean;
}

/** Those that are shown: the chosen ones, the first in any case; the usual ones where nobody has chosen. */
export const shownColumns = <Column extends Choosable>(
  columns: readonly Column[],
  chosen: readonly string[] | null,
): Column[] =>
  columns.filter(({ key, isUsual }, at) =>
    chosen ? at === 0 || chosen.includes(key) : at === 0 || isUsual,
  );

/** Every column but the first, which always stands there, and whether it is shown. */
export const choosable = (columns: readonly Choosable[], shown: readonly Choosable[]) =>
  columns
    .slice(1)
    .map(({ key, title }) => ({ key, title, isShown: shown.some((one) => one.key === key) }));

export const headings = <Row, Place>(columns: readonly ColumnEntry<Row, Place>[]): ListColumn[] =>
  columns.map(({ key, title, isNumber, order }) => ({
    key,
    title,
    isNumber,
    order: order && { sort: key, against: false },
  }));

export const orderMenu = <Row, Place>(columns: readonly ColumnEntry<Row, Place>[]): ListOrder[] =>
  columns.flatMap(({ key, title, order }) => (order ? [{ key, name: title, ...order }] : []));

/** Heading and cells of the file, as the columns are seen. */
export const fileOf = <Row, Place>(columns: readonly ColumnEntry<Row, Place>[]) => {
  const cells = columns.flatMap(({ file }) => Object.entries(file));
  return {
    head: cells.map(([heading]) => heading),
    line: (row: Row, place: Place) => cells.map(([, valueOf]) => valueOf(row, place)),
  };
};
