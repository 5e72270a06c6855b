import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

// Only the rules that need types and catch real mistakes: a promise nobody waits for is a lost failure.
const promises = {
  "@typescript-eslint/no-floating-promises": "error",
  "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
  "@typescript-eslint/await-thenable": "error",
};

export default defineConfig(
  globalIgnores([
    "**/build/",
    "**/dist/",
    ".cache/",
    ".boomerang/",
    "app/types/",
    "**/shopify.d.ts",
    "**/vite.config.ts.timestamp-*",
  ]),
  js.configs.recommended,
  typescript.configs.recommended,
  {
    files: ["**/*.{ts,tsx,mts,js,mjs}"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // TypeScript says these, and knows more.
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "all" },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"] }],
      // code is prettier's; what a person reads has no line longer than this
      "max-len": ["error", { code: 10_000, comments: 120, ignoreUrls: true }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: [
      "app/**/*.{ts,tsx}",
      "contracts/**/*.ts",
      "sandbox/**/*.ts",
      "scripts/**/*.ts",
      "tests/**/*.{ts,tsx}",
    ],
    ignores: ["sandbox/browser/**", "sandbox/app-bridge/**", "tests/extensions/samples/**"],
    languageOptions: {
      parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: promises,
  },
  {
    files: ["tests/**/*.{ts,tsx}", "extensions/*/tests/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "vitest", importNames: ["test"], message: "A test reads as a sentence: `it`." },
          ],
        },
      ],
    },
  },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    extends: [jsxA11y.flatConfigs.recommended],
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["app/log.server.ts"],
    // app/log.server.ts takes the secrets out of every line
    rules: { "no-console": "error" },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["app/env.server.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "app/env.server.ts is the only reader of the environment: import `env` from it.",
        },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "node:process",
              importNames: ["env"],
              message: "app/env.server.ts is the only reader of the environment.",
            },
          ],
        },
      ],
    },
  },
);
