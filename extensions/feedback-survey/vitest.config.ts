import path from "node:path";
import { defineConfig } from "vitest/config";
import { patient } from "../../scripts/patience.ts";

export default defineConfig({
  root: import.meta.dirname,
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  define: { "process.env.APP_URL": '"https://app.test"' },
  test: {
    name: path.basename(import.meta.dirname),
    environment: "jsdom",
    testTimeout: patient(60_000),
    hookTimeout: patient(60_000),
    include: ["tests/**/*.test.{ts,tsx}"],
    // the tester imports the extension's .tsx files itself: vitest has to transform it for that
    server: { deps: { inline: ["@shopify/ui-extensions-tester"] } },
  },
});
