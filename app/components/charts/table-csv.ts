import { csvLine } from "../../csv.ts";

/** What a cell of a table says, and what is behind it. */
export type TwinCell = string | { text: string; href?: string | undefined };

export interface TwinTable {
  columns: string[];
  rows: TwinCell[][];
}

export const textOf = (cell: TwinCell): string => (typeof cell === "string" ? cell : cell.text);

/** The table as a file: what is seen, and no more. Begins with the mark by which spreadsheets know UTF-8. */
export function tableCsv({ columns, rows }: TwinTable): string {
  return `\u{FEFF}${[columns, ...rows.map((row) => row.map(textOf))].map(csvLine).join("")}`;
}

/** "Customers by state" → "customers-by-state.csv" */
export function csvName(label: string): string {
  const words = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["chart"];
  return `${words.join("-").slice(0, 60)}.csv`;
}
