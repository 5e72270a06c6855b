import type { ListRow } from "./cell.ts";
import type { ListFilter } from "./filter.ts";
import type { HeadingOrder } from "./sort-by.ts";

export interface ListColumn {
  key: string;
  title: string;
  isNumber: boolean;
  order: HeadingOrder | null;
}

/** An order of the menu. */
export interface ListOrder {
  key: string;
  name: string;
  down: string;
  up: string;
}

/** A list under a name: the address it stands for. Those of the app have no id, and stay. */
export interface ListView {
  id: string | null;
  name: string;
  /** parameters of the address */
  query: string;
}

/** A page of any list, as the server hands it to the page that draws it. */
export interface ListPage {
  columns: ListColumn[];
  /** every column there is, and whether it is shown; empty = they cannot be chosen */
  choosable: { key: string; title: string; isShown: boolean }[];
  rows: ListRow[];
  filters: ListFilter[];
  views: ListView[];
  orders: ListOrder[];
  sort: { key: string; direction: "asc" | "desc" };
  /** cursors of the neighbouring pages */
  next: string | null;
  previous: string | null;
  count: number;
  /** false = there are more than `count` */
  countIsComplete: boolean;
  /** what the list is */
  sentence: string;
}
