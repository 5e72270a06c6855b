// npm run bench -- <name> [arguments]
import { PlainError, runMain } from "./plain-error.ts";

interface Bench {
  run: (args: readonly string[]) => Promise<void>;
}

const benches: Record<string, { what: string; load: () => Promise<Bench> }> = {
  act: {
    what: "what sells together, what follows what, and what is said of sales",
    load: () => import("./bench/act.ts"),
  },
  clv: { what: "the models: summary, fit, score", load: () => import("./bench/clv.ts") },
  ingest: {
    what: "an export of orders into finished facts, beside a bare COPY",
    load: () => import("./bench/ingest.ts"),
  },
  night: {
    what: "the night's work of a shop, part by part",
    load: () => import("./bench/night.ts"),
  },
  verdict: {
    what: "campaigns judged: how fast, and how often wrongly",
    load: () => import("./bench/verdict.ts"),
  },
  webhooks: {
    what: "a burst of webhooks against the real server",
    load: () => import("./bench/webhooks.ts"),
  },
  answers: {
    what: "shoppers' answers to the survey against the real server",
    load: () => import("./bench/answers.ts"),
  },
  pages: {
    what: "home, lists and a customer at growing sizes",
    load: () => import("./bench/pages.ts"),
  },
  sandbox: {
    what: "the pretend Shopify: a generated shop, and bulk exports of it",
    load: () => import("./bench/sandbox.ts"),
  },
  "many-shops": {
    what: "an order's way to the pages of a small shop while big ones are read",
    load: () => import("./bench/many-shops.ts"),
  },
  shops: {
    what: "many shops in one database, embedded or your own: import, facts, pages",
    load: () => import("./bench/shops.ts"),
  },
};

await runMain(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const bench = benches[name];
  if (!bench)
    throw new PlainError(
      `npm run bench -- <name> [arguments], where <name> is one of:\n${Object.entries(benches)
        .map(([known, { what }]) => `  ${known.padEnd(10)} ${what}`)
        .join("\n")}`,
    );
  await (await bench.load()).run(args);
});
