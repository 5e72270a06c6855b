// npm run db:restore -- FILE <address of an empty database>
import { externalServer, withoutPassword } from "./database/external.ts";
import { restoreDatabase } from "./db-backup/restore.ts";
import { keyOf } from "./db-backup/sealed-file.ts";
import { PlainError, runMain } from "./plain-error.ts";

await runMain(async () => {
  const [file, target, ...more] = process.argv.slice(2);
  if (!file || !target || more.length > 0 || !/^postgres(ql)?:\/\//.test(target))
    throw new PlainError(
      "npm run db:restore -- FILE postgresql://user:password@host:5432/database\n  fills that database, which must be empty, with a backup, and compares it. BACKUP_KEY is the one it was made with.",
    );
  await externalServer(target);
  const restored = await restoreDatabase(file, target, keyOf(process.env["BACKUP_KEY"]));
  process.stdout.write(
    `${withoutPassword(target)}: ${restored.tables} tables, ${restored.rows.toLocaleString("en")} rows and ${restored.jobs} waiting jobs of ${restored.takenAt}; counts and sums are equal.\n` +
      `Before web and worker start: npm run admin -- restored --taken-at ${restored.takenAt} (docs/runbook.md says what it does).\n`,
  );
});
