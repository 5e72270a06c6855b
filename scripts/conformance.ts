// npm run conformance [-- --recorded FILE] [--json] [--differences]
// Replays recorded exchanges with a real Admin API against the sandbox and compares the answers.
import fs from "node:fs";
import { parseArgs } from "node:util";
import { readRecording, scenariosOf } from "../sandbox/conformance/recording.ts";
import { replay, type Outcome } from "../sandbox/conformance/replay.ts";
import {
  differenceLines,
  intoDocument,
  report,
  reportLines,
} from "../sandbox/conformance/report.ts";
import { inProject } from "./paths.ts";
import { PlainError, runMain } from "./plain-error.ts";

const USUAL = inProject("..", "shared", "data", "recorded-admin.jsonl.gz");
const DOCUMENT = inProject("docs", "conformance.md");

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      recorded: { type: "string" },
      json: { type: "boolean", default: false },
      differences: { type: "boolean", default: false },
    },
  });
  const file = values.recorded ?? USUAL;
  if (!fs.existsSync(file)) {
    if (values.recorded !== undefined) throw new PlainError(`There is no file ${file}.`);
    process.stdout.write(
      "Nothing to compare with: recorded-admin.jsonl.gz does not lie in ../shared/data beside the project; " +
        "--recorded FILE names another recording.\n",
    );
    return 0;
  }
  const outcomes: Outcome[] = [];
  for (const steps of scenariosOf(readRecording(file))) outcomes.push(...(await replay(steps)));
  if (values.differences) process.stdout.write(`${differenceLines(outcomes)}\n`);
  process.stdout.write(`${values.json ? reportLines(outcomes) : report(outcomes)}\n`);
  if (values.recorded === undefined && !values.json) {
    const before = fs.readFileSync(DOCUMENT, "utf8");
    fs.writeFileSync(DOCUMENT, intoDocument(before, report(outcomes)));
  }
  return 0;
});
