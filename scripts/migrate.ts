// npm run migrate: brings the database of DATABASE_URL to today's shape. Safe to run on every deployment,
// and by several machines at once.
import { prepareDatabase } from "./database/prepare.ts";
import { PlainError, runMain } from "./plain-error.ts";

await runMain(async () => {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new PlainError(
      "DATABASE_URL is not set. It says which PostgreSQL to migrate; `npm run demo` migrates its own database by itself.",
    );
  const applied = await prepareDatabase(url);
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  if (applied.length === 0) process.stdout.write("nothing to apply\n");
});
