import { parseArgs } from "node:util";

export const USAGE = `Verdicts on campaigns with customers held out, without a shop.

  npm run -s verdict -- judge [FILE] [--json] < campaigns.jsonl

Each line is a campaign whose window has closed, everybody assigned included:

  {"id": "spring", "redraws": 1999, "customers": [[1, 12.5, 3.1], [0, 0, 2.2], …]}

  id         a text or a number, of its own on every line; redraws are seeded by it
  redraws    how often the arms are drawn again, 39 to 1,000,000; all ways when there are at most 20,000
  customers  [arm, margin, predicted]: arm 1 treated or 0 held out; contribution margin in the window,
             0 of who did not buy; margin predicted when the arms were drawn, the same number for all
             when nothing was; at least 2 of each arm

--json gives a line a campaign, in the same order, as soon as it is judged:

  {"id", "tau", "s", "t", "pWorks", "pLoses", "low", "high", "word"}

  tau        effect on one customer: treated less held out, less what the prediction explains (CUPED)
  s, t       its error, and tau / s; t is null where everybody of an arm brought the same
  pWorks     share of the redraws that show at least this much; pLoses: at most this much
  low, high  95 % interval of tau; null where the gate holds the campaign back: the smaller arm is
             expected to hold fewer than 5 buyers
  word       works (low > 0), loses money (high < 0), else no proof yet. Of 40 campaigns without
             effect, one would be called working

No ceiling is applied to a customer's margin. Blank lines are passed over. A line that cannot be read
is refused with its number, what was found and what was expected; the others are judged.

FILE: - or nothing reads from standard input. How it is computed: docs/verdict.md.
Exit codes: 0 done, 1 a line or the file was refused, 2 the command was not understood.
`;

/** The command was not understood. */
export class UsageError extends Error {}

export interface Options {
  /** "-" = standard input */
  file: string;
  json: boolean;
}

/** @returns null when only the explanation is asked for */
export function readOptions(argv: readonly string[]): Options | null {
  const { values, positionals } = parsed(argv);
  if (values.help === true || positionals[0] === "help") return null;
  const [command, file = "-", ...rest] = positionals;
  if (command !== "judge") throw new UsageError(`Found "${command ?? ""}"; expected judge`);
  if (rest.length > 0) throw new UsageError(`Found "${rest[0]}"; judge takes one file`);
  return { file, json: values.json === true };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
