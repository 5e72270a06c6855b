import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { candidatesOf } from "../../app/clv/events/candidates.ts";
import type { EventDate } from "../../app/clv/events/event-date.ts";
import type { EventCandidate } from "../../app/clv/season/design.ts";
import { typedDates } from "../../app/pages/event-dates/dates-form.ts";
import { DataError } from "../csv-log/errors.ts";

const HEADER = ["name", "from", "to", "repeats"];

/** Dates of a file for a forecast, held to what the app's own form takes. */
export function readEventFile(file: string): EventCandidate[] {
  let rows: string[][];
  try {
    rows = parse(readFileSync(file), {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch (error) {
    throw new DataError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const [header = [], ...lines] = rows;
  if (header.map((name) => name.toLowerCase()).join() !== HEADER.join()) {
    throw new DataError(
      `${file}, line 1: found the header "${header.join()}", expected ${HEADER.join()}`,
    );
  }
  const typed = typedDates(
    Object.fromEntries(
      lines.flatMap((cells, line) =>
        HEADER.map((field, i) => [`${field}.${line}`, cells[i] ?? ""]),
      ),
    ),
    Infinity,
  );
  if (typed.ok) return candidatesOf(typed.dates satisfies EventDate[], []);
  const [where, problem] = Object.entries(typed.errors)[0]!;
  const [field = "", line = "0"] = where.split(".");
  const cell = lines[Number(line)]?.[HEADER.indexOf(field)] ?? "";
  throw new DataError(
    `${file}, row ${Number(line) + 1}, column ${field}: found "${cell}". ${problem}`,
  );
}
