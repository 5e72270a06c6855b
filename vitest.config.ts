import { defineConfig } from "vitest/config";

// Which project a file belongs to is decided by its name and folder:
//   tests/**/*.test.ts          unit: no database, no network
//   tests/**/*.db.test.ts       integration: each file has a PostgreSQL database of its own
//   tests/stories/*.test.ts     stories: the ways of the data through sandbox and worker
//   tests/e2e/*.test.ts         e2e: a browser, the real build, Shopify's CLI
// Groups run one after the other, so that the slow ones have the machine to themselves.
const SECOND = 1000;
const globalSetup = ["tests/support/global-setup.ts"];
const setupFiles = ["tests/support/db-setup.ts"];
const inOrder = { maxWorkers: 1, fileParallelism: false } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/**/*.db.test.{ts,tsx}", "tests/stories/**", "tests/e2e/**"],
          testTimeout: 15 * SECOND,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/**/*.db.test.{ts,tsx}"],
          exclude: ["tests/stories/**", "tests/e2e/**"],
          globalSetup,
          setupFiles,
          testTimeout: 30 * SECOND,
          hookTimeout: 60 * SECOND,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      "extensions/feedback-survey/vitest.config.ts",
      {
        test: {
          name: "stories",
          include: ["tests/stories/**/*.test.{ts,tsx}"],
          globalSetup,
          setupFiles,
          testTimeout: 120 * SECOND,
          hookTimeout: 120 * SECOND,
          ...inOrder,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.{ts,tsx}"],
          globalSetup,
          testTimeout: 180 * SECOND,
          hookTimeout: 180 * SECOND,
          ...inOrder,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
