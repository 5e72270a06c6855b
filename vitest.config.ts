import fs from "node:fs";
import { defineConfig } from "vitest/config";
import { patient } from "./scripts/patience.ts";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { isPartitioned } from "./tests/support/parts/partition.ts";

// Which project a file belongs to is decided by its name and folder:
//   tests/**/*.test.ts          unit: no database, no network
//   tests/**/*.db.test.ts       integration: each file has a PostgreSQL database of its own
//   tests/stories/*.test.ts     stories: the ways of the data through sandbox and worker
//   tests/e2e/*.test.ts         e2e: a browser, the real build, Shopify's CLI
//   tests/parts/*.test.ts       parts: npm run test:pg -- --partitioned
//   tests/long/*.test.ts        long: npm run test:long, which also runs every test of properties with many more cases
// Groups run one after the other, so that the slow ones have the machine to themselves.
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const globalSetup = ["tests/support/global-setup.ts"];
const ownDatabase = "tests/support/db-setup.ts";
const inOrder = { maxWorkers: 1, fileParallelism: false } as const;

declare module "vitest" {
  interface ProvidedContext {
    /** Milliseconds a test and a hook of this project may take on a machine of its own: longer is a hang. */
    patience: { test: number; hook: number };
  }
}

/** Time-outs find what hangs and judge nothing else: wide, and stretched by the load (support/patience-setup.ts). */
function waits(test: number, hook = test) {
  return {
    provide: { patience: { test, hook } },
    testTimeout: patient(test),
    hookTimeout: patient(hook),
    teardownTimeout: patient(hook),
    expect: { poll: { timeout: patient(20 * SECOND) } },
  };
}

/** Tests of properties, which the long tests run again with many more cases. */
function withProperties(): string[] {
  const files = fs.readdirSync("tests", { recursive: true, encoding: "utf8" });
  return files
    .map((name) => `tests/${name.replaceAll("\\", "/")}`)
    .filter((name) => /(?<!\.db)\.test\.tsx?$/.test(name))
    .filter((name) => fs.readFileSync(name, "utf8").includes('from "fast-check"'));
}

const withPatience = (...more: string[]) => ["tests/support/patience-setup.ts", ...more];

/** Only where the test databases have the tables of shops in parts. */
const parts = {
  test: {
    name: "parts",
    include: ["tests/parts/**/*.test.ts"],
    globalSetup,
    setupFiles: withPatience(ownDatabase),
    ...waits(3 * MINUTE),
    ...inOrder,
    sequence: { groupOrder: 5 },
  },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [
            "tests/**/*.db.test.{ts,tsx}",
            ...["tests/stories/**", "tests/e2e/**", "tests/long/**", "tests/parts/**"],
          ],
          setupFiles: withPatience(),
          ...waits(MINUTE),
          maxWorkers: 2,
          // what a file loads the next has: a quarter of the processor's time; whoever spies puts back
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/**/*.db.test.{ts,tsx}"],
          exclude: ["tests/stories/**", "tests/e2e/**", "tests/long/**"],
          globalSetup,
          setupFiles: withPatience(ownDatabase),
          ...waits(MINUTE),
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      ...(isPartitioned() ? [parts] : []),
      "extensions/*/vitest.config.ts",
      {
        test: {
          name: "stories",
          include: ["tests/stories/**/*.test.{ts,tsx}"],
          globalSetup,
          setupFiles: withPatience(ownDatabase),
          ...waits(3 * MINUTE),
          // each waits for its own worker and sandbox a third of the time
          maxWorkers: 3,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.{ts,tsx}"],
          globalSetup,
          setupFiles: withPatience(),
          ...waits(4 * MINUTE),
          maxWorkers: 2,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          name: "long",
          include: ["tests/long/**/*.test.{ts,tsx}"],
          exclude: ["tests/long/parsers.test.ts"],
          globalSetup,
          setupFiles: withPatience(),
          ...waits(15 * MINUTE),
          ...inOrder,
          sequence: { groupOrder: 5 },
        },
      },
      {
        test: {
          name: "long, many cases",
          include: withProperties(),
          env: { RUNS_TIMES: "50" },
          setupFiles: withPatience("tests/support/runs-setup.ts"),
          ...waits(15 * MINUTE),
          maxWorkers: 2,
          sequence: { groupOrder: 6 },
        },
      },
    ],
  },
});
