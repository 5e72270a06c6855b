// How each promised command is tried in a fresh clone, with the least it can do.

export interface Way {
  /** As `shorten` writes it. */
  command: string;
  /**
   * The line to run; TARGET and SOURCE are addresses of an empty and a filled database. Left out: not run, see
   * `reason`.
   */
  line?: string;
  /** Part of what it says when all went well. */
  says?: RegExp;
  /** A program that runs until Ctrl-C: it is interrupted once it says what `says` asks for. */
  stays?: boolean;
  env?: Record<string, string>;
  /** Why a command is not run. */
  reason?: string;
}

const KEY = Buffer.alloc(32, 1).toString("base64");
const SETTINGS = {
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://boomerang.example",
  ENCRYPTION_KEY: KEY,
  DATABASE_URL: "SOURCE",
};

export const ways: Way[] = [
  {
    command: "npm ci",
    reason: "needs the registry; linked packages stand for what it brings, and npm test runs it",
  },
  {
    command: "npm audit",
    reason: "asks the registry's list of known faults, which only answers where it can be reached",
  },
  { command: "npm run setup", line: "npm run setup", says: /set up/ },
  {
    command: "npm run demo",
    line: "npm run demo -- --orders 50",
    says: /Boomerang is running/,
    stays: true,
  },
  {
    command: "npm test",
    line: "npm test -- tests/money.test.ts",
    says: /ok {3}format[^]*1 passed/,
  },
  {
    command: "npm run test:long",
    line: "npm run test:long -- tests/long/tried.test.ts",
    says: /1 passed/,
  },
  {
    command: "npm run test:pg",
    line: "npm run test:pg -- tests/copy.db.test.ts",
    says: /Test Files .*1 passed/,
    env: { TEST_DATABASE_URL: "SOURCE" },
  },
  {
    command: "npm run storm",
    line: "npm run storm -- --minutes 0.1 --seed 1 --orders 100",
    says: /1 of 1 storms left nothing wrong/,
  },
  {
    command: "npm run conformance",
    line: "npm run conformance",
    says: /Nothing to compare with|\| all +\|/,
  },
  { command: "npm run bench", line: "npm run bench || true", says: /ingest[^]*webhooks/ },
  {
    command: "npm run bench ingest",
    line: "npm run -s bench -- ingest --orders 500 --json",
    says: /"orders":500\b/,
  },
  {
    command: "npm run bench clv",
    line: "npm run -s bench -- clv --customers 2000 --json",
    says: /"fit cold pnbd"/,
  },
  {
    command: "npm run bench webhooks",
    line: "npm run -s bench -- webhooks --rate 20 --seconds 1 --json",
    says: /"lost":0\b/,
  },
  {
    command: "npm run admin",
    line: "npm run -s admin -- shop --all status --json",
    says: /"stoppedForSingleShops":\[\]/,
    env: SETTINGS,
  },
  {
    command: "npm run listing",
    line: "npm run -s listing",
    says: /5 texts written to .boomerang[^]*publisher\.json: name/,
  },
  {
    command: "npm run sbom",
    line: "npm run -s sbom",
    says: /"bomFormat": "CycloneDX"/,
  },
  {
    command: "npm run bench answers",
    line: "npm run -s bench -- answers --rate 20 --shops 2 --seconds 1 --json",
    says: /"bench":"answers"[^]*"refused":0/,
  },
  {
    command: "npm run bench pages",
    line: "npm run -s bench -- pages --orders 200 --requests 1 --visits 1 --json",
    says: /"p95Ms"[^]*"lcpMs"/,
  },
  {
    command: "npm run bench shops",
    line: "npm run -s bench -- shops --orders 200 --shops 2 --requests 1 --json",
    says: /"bench":"shops"/,
  },
  {
    command: "npm run bench night",
    line: "npm run -s bench -- night --orders 2000 --nights 1 --json",
    says: /"bench":"night"[^]*"models"/,
  },
  {
    command: "npm run bench sandbox",
    line: "npm run -s bench -- sandbox --orders 300 --json",
    says: /"bench":"sandbox"[^]*"generated, with parcels"/,
  },
  {
    command: "npm run bench many-shops",
    line: "npm run -s bench -- many-shops --shops 3 --imports 1 --orders 300 --rate 1 --seconds 5 --json",
    says: /"bench":"many-shops"/,
  },
  {
    command: "npm run clv",
    line: "npm run -s clv -- --help",
    says: /Customer value from an order log/,
  },
  {
    command: "npm run clv fit",
    line: "npm run -s clv -- fit .cache/orders.csv --json",
    says: /^\{[^]*"model"[^]*\}\s*$/,
  },
  {
    command: "npm run clv customers",
    line: "npm run -s clv -- customers .cache/orders.csv --out .cache/predictions.csv",
    says: /customers written to \.cache\/predictions\.csv/,
  },
  {
    command: "npm run clv forecast",
    line: "npm run -s clv -- forecast .cache/orders.csv --from 2026-01-01 --days 90 --json",
    says: /^\{[^]*"orders"[^]*"known"[^]*"new"[^]*\}\s*$/,
  },
  {
    command: "npm run clv predict",
    line: "npm run -s clv -- predict .cache/rows.json --json",
    says: /"palive"/,
  },
  {
    command: "npm run verdict",
    line: `echo '{"id": "a", "redraws": 99, "customers": [[1, 5, 1], [1, 0, 1], [0, 2, 1], [0, 0, 1]]}' | npm run -s verdict -- judge --json`,
    says: /"id":"a"[^\n]*"word":"no proof yet"/,
  },
  {
    command: "npm run bench verdict",
    line: "npm run -s bench -- verdict --simulate --sizes 100 --truths nothing --runs 5 --json",
    says: /"truth":"nothing"/,
  },
  {
    command: "npm run advise",
    line: "npm run -s advise -- --help",
    says: /What sells together, what follows what/,
  },
  {
    command: "npm run advise pairs",
    line: "npm run -s advise -- pairs .cache/lines.csv --json",
    says: /^\{"a":"cup","b":"saucer","n":6,/,
  },
  {
    command: "npm run advise sequences",
    line: "npm run -s advise -- sequences .cache/lines.csv --json",
    says: /^\{"a":"cup","b":"tea","n":6,/,
  },
  {
    command: "npm run advise sale",
    line: "npm run -s advise -- sale .cache/lines.csv --products cup --from 2026-01-01 --to 2026-01-02 --json",
    says: /"word":"not enough history"/,
  },
  {
    command: "npm run bench act",
    line: "npm run -s bench -- act --orders 2000 --products 100 --json",
    says: /"step":"pairs"[^]*"step":"sequences"/,
  },
  {
    command: "npm run orders",
    line: "npm run -s orders -- read .cache/export.csv --json",
    says: /"orders": 1,[^]*"setAside": \[\]/,
  },
  { command: "npm run build", line: "npm run build && ls build/server", says: /index\.js/ },
  {
    command: "npm run check:extensions",
    line: "npm run check:extensions",
    says: /as Shopify wants them/,
  },
  {
    command: "npm run build:extensions",
    line: "npm run build:extensions",
    says: /built!/,
  },
  {
    command: "npm start",
    line: "npm start",
    says: /app ready/,
    stays: true,
    env: { ...SETTINGS, PORT: "0" },
  },
  {
    command: "npm run worker",
    line: "npm run worker",
    says: /worker ready/,
    stays: true,
    env: SETTINGS,
  },
  {
    command: "npm run migrate",
    line: "npm run migrate",
    says: /nothing to apply/,
    env: { DATABASE_URL: "SOURCE" },
  },
  {
    command: "npm run db:backup",
    line: "npm run -s db:backup -- .cache/all.backup",
    says: /waiting jobs of/,
    env: { DATABASE_URL: "SOURCE", BACKUP_KEY: KEY },
  },
  {
    command: "npm run db:restore",
    line: "DATABASE_URL=SOURCE npm run -s db:backup -- all.backup && npm run -s db:restore -- all.backup TARGET",
    says: /counts and sums are equal/,
    env: { BACKUP_KEY: KEY },
  },
  {
    command: "npm run db:move",
    line: "npm run db:move -- TARGET",
    says: /counts and sums are equal/,
    env: { DATABASE_URL: "SOURCE" },
  },
  {
    command: "npm run db:distribute",
    // the embedded PostgreSQL has no Citus: it says so, in a sentence
    line: "npm run db:distribute -- SOURCE || true",
    says: /citus/i,
  },
  { command: "npm run prisma", line: "npm run prisma -- validate", says: /is valid/ },
  {
    command: "npm run prisma migrate",
    line: "npm run prisma -- migrate dev --name nothing --skip-generate",
    says: /in sync/,
  },
  {
    command: "npm run codegen",
    line: "npm run codegen && ls app/types",
    says: /admin\.types\.d\.ts/,
  },
  { command: "npm run typecheck", line: "npm run typecheck", says: /ok {3}types / },
  { command: "npm run lint", line: "npm run lint -- scripts/paths.ts", says: /ok {3}format/ },
  { command: "npm run format", line: "npm run format", says: /scripts\/paths\.ts/ },
  {
    command: "npm run validate",
    reason: "the same line of package.json as npm test, which is run",
  },
  { command: "npm run shopify", line: "npm run shopify -- version", says: /\d+\.\d+\.\d+/ },
  {
    command: "npm run shopify app",
    // needs a login after this
    line: "npm run shopify -- app deploy --help && npm run shopify -- app dev --help",
    says: /app deploy[^]*app dev/i,
  },
];
