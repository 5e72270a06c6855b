// npm run db:distribute -- <address of the coordinator's database>
// Past one machine: the tables of shops are spread over the workers of a Citus cluster, each shop whole on one of them.
import { parseArgs } from "node:util";
import { externalServer, withoutPassword } from "./database/external.ts";
import { distributeDatabase } from "./db-distribute/distribute.ts";
import { LOCAL } from "./db-distribute/tables.ts";
import { PlainError, runMain } from "./plain-error.ts";

await runMain(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [target] = positionals;
  if (positionals.length !== 1 || !target || !/^postgres(ql)?:\/\//.test(target))
    throw new PlainError(
      "npm run db:distribute -- postgresql://user:password@coordinator:5432/database\n  spreads every shop's rows over the workers of a PostgreSQL that has the citus extension. Safe to repeat.",
    );
  await externalServer(target);
  const { now, before } = await distributeDatabase(
    target,
    (line) => void process.stdout.write(`${line}\n`),
  );
  process.stdout.write(
    `${now.length} tables of shops are distributed now, ${before.length} were before; ${Object.keys(LOCAL).join(", ")}, the sessions and the queue stay on the coordinator.\nNow start web and worker with DATABASE_URL=${withoutPassword(target)}, or copy a database into it first: npm run db:move.\n`,
  );
});
