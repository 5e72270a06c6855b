// npm run db:backup -- FILE: everything of one moment, sealed with BACKUP_KEY. The app may go on working. The source is
// DATABASE_URL when it is set, else the demo's database (--state DIR).
import { parseArgs } from "node:util";
import { withSource } from "./database/source.ts";
import { backupDatabase } from "./db-backup/backup.ts";
import { keyOf } from "./db-backup/sealed-file.ts";
import { DEMO_STATE } from "./paths.ts";
import { PlainError, runMain } from "./plain-error.ts";

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { state: { type: "string", default: DEMO_STATE } },
  });
  const [file] = positionals;
  if (positionals.length !== 1 || !file)
    throw new PlainError(
      "npm run db:backup -- FILE\n  writes everything of this moment into FILE, sealed with BACKUP_KEY. The source is DATABASE_URL when it is set, else the demo's database (--state DIR).",
    );
  const key = keyOf(process.env["BACKUP_KEY"]);
  const made = await withSource(values.state, (url) => backupDatabase(url, file, key));
  process.stdout.write(
    `${file}: ${made.tables} tables, ${made.rows.toLocaleString("en")} rows and ${made.jobs} waiting jobs of ${made.takenAt}.\n`,
  );
});
