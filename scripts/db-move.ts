// npm run db:move -- <address of the target database>
// Outgrown the embedded database: everything goes to a PostgreSQL of its own. The source is DATABASE_URL when it is
// set, else the demo's database.
import { parseArgs } from "node:util";
import { externalServer, withoutPassword } from "./database/external.ts";
import { withSource } from "./database/source.ts";
import { moveDatabase } from "./db-move/move.ts";
import { DEMO_STATE } from "./paths.ts";
import { PlainError, runMain } from "./plain-error.ts";

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { state: { type: "string", default: DEMO_STATE } },
  });
  const [target] = positionals;
  if (positionals.length !== 1 || !target || !/^postgres(ql)?:\/\//.test(target))
    throw new PlainError(
      "npm run db:move -- postgresql://user:password@host:5432/database\n  copies everything into that database, which must be empty. The source is DATABASE_URL when it is set, else the demo's database (--state DIR).",
    );
  await externalServer(target);
  const began = performance.now();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const moved = await withSource(values.state, (source) => {
    if (source === target) throw new PlainError("Source and target are the same database.");
    return moveDatabase(source, target, say);
  });
  const rows = moved.tables.reduce((sum, table) => sum + table.rows, 0);
  say(
    `${moved.tables.length} tables, ${rows.toLocaleString("en")} rows and ${moved.jobs} waiting jobs moved in ${((performance.now() - began) / 1000).toFixed(1)} s; counts and sums are equal.`,
  );
  say(
    `Now start web and worker with DATABASE_URL=${withoutPassword(target)} (with its password), and with the same ENCRYPTION_KEY: without it the stored tokens cannot be read.`,
  );
});
