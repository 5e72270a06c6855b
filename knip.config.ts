import type { KnipConfig } from "knip";

// What nobody uses goes. False alarms are listed here by name, each with its reason.
export default {
  workspaces: {
    ".": {
      entry: [
        "app/entry.{client,server}.tsx",
        "app/root.tsx",
        "app/routes.ts",
        "app/routes/**/*.{ts,tsx}",
        "app/server.ts",
        "app/worker/main.ts",
        // started by their names
        "app/**/*-thread.server.ts",
        "sandbox/main.ts",
        "sandbox/*.mjs",
        "sandbox/browser/**/*.ts",
        "scripts/*.{ts,mjs}",
        "scripts/bench/**/*.ts",
        "scripts/storm/**/*.ts",
        "scripts/prisma/*.{ts,mjs}",
        "tests/**/*.test.{ts,tsx}",
        "tests/support/*-setup.ts",
        "tests/support/global-setup.ts",
      ],
      project: ["{app,contracts,sandbox,scripts,tests}/**/*.{ts,tsx,mjs}"],
      ignore: ["app/types/**"],
    },
    "extensions/*": { entry: ["src/*.tsx", "tests/**/*.test.{ts,tsx}"], project: ["**/*.{ts,tsx}"] },
  },
} satisfies KnipConfig;
