import { accepted, acceptedNames } from "./accepted.ts";
import type { Outcome } from "./replay.ts";
import { type Tally, tally, total } from "./tally.ts";

const columns: [string, (row: Tally) => string | number][] = [
  ["Topic", (row) => row.topic],
  ["Exchanges", (row) => row.exchanges],
  ["Agree", (row) => row.equal],
  ["Differ, accepted", (row) => row.accepted],
  ["Differ", (row) => row.compared - row.equal - row.accepted],
  ["Not implemented", (row) => row.notImplemented],
  ["Not replayable", (row) => row.notReplayable],
  ["Cost equal", (row) => `${row.costEqual} of ${row.costCompared}`],
  ["Failures equal", (row) => `${row.failuresEqual} of ${row.failuresCompared}`],
];

/** The table by topic and the accepted differences, as Markdown. */
export function report(outcomes: Outcome[]): string {
  const rows = tally(outcomes);
  const cells = [...rows, total(rows)].map((row) => columns.map(([, read]) => String(read(row))));
  const covered = new Map<string, number>();
  for (const name of outcomes.flatMap((outcome) => acceptedNames(outcome) ?? [])) {
    covered.set(name, (covered.get(name) ?? 0) + 1);
  }
  return [
    ...table([columns.map(([title]) => title), ...cells]),
    "",
    "Accepted differences, which count as unequal all the same:",
    "",
    ...accepted.map(({ name, reason }) => `- **${name}** (${covered.get(name) ?? 0}): ${reason}`),
  ].join("\n");
}

/** One JSON line a topic. */
export const reportLines = (outcomes: Outcome[]): string =>
  tally(outcomes)
    .map((row) => JSON.stringify(row))
    .join("\n");

/** As the formatter writes it: the first column to the left, numbers to the right. */
function table(rows: string[][]): string[] {
  const widths = rows[0]!.map((_cell, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  const [title, ...rest] = rows.map((row) =>
    line(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))),
  );
  const rule = line(
    widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)),
  );
  return [title!, rule, ...rest];
}

/** Every difference, one a line. */
export const differenceLines = (outcomes: Outcome[]): string =>
  outcomes
    .flatMap(({ exchange, differences }) =>
      differences.map(
        ({ kind, path, recorded, ours }) =>
          `${exchange.scenario} ${exchange.step}: ${kind} ${path}: recorded ${recorded}, here ${ours}`,
      ),
    )
    .join("\n");

const place = /(<!-- table -->\n)[^]*(\n<!-- end of the table -->)/;

/** The document with this table in the place of its old one. */
export const intoDocument = (document: string, table: string): string =>
  document.replace(place, (_all, start: string, end: string) => `${start}\n${table}\n${end}`);
