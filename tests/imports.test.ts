import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { inProject } from "../scripts/paths.ts";
import { breaksOfLaw, circles } from "./support/law/import-law.ts";
import { projectFiles } from "./support/law/project-files.ts";

const extensionSources = fs
  .readdirSync(inProject("extensions"))
  .map((name) => `extensions/${name}/src`)
  .filter((folder) => fs.existsSync(inProject(folder)));

const project = projectFiles(["app", "contracts", "sandbox", ...extensionSources]);
const everything = projectFiles(["app", "contracts", "sandbox", "scripts", "tests", "extensions"]);

describe("every file imports from its own room or an earlier one", () => {
  it("holds for the whole project", () => {
    expect(project.size).toBeGreaterThan(50);
    expect(breaksOfLaw(project)).toEqual([]);
  });

  it("holds without going in circles", () => {
    expect(everything.size).toBeGreaterThan(project.size + 100);
    expect(circles(everything)).toEqual([]);
  });
});

/** What the law says about one file among a few that exist. */
function judged(file: string, text: string): string[] {
  const neighbours = {
    "app/numeric/random.ts": "",
    "app/orders/revenue.ts": "",
    "app/orders/record.server.ts": "",
    "app/orders/jobs.server.ts": "",
    "app/customers/facts.ts": "",
    "app/db.server.ts": "",
    "app/log.server.ts": "",
    "app/products/record.server.ts": "",
    "app/components/button.tsx": "",
    "contracts/survey.ts": "",
    "sandbox/clock.ts": "",
    "scripts/paths.ts": "",
  };
  return breaksOfLaw(new Map(Object.entries({ ...neighbours, [file]: text })));
}

describe("the law is broken by", () => {
  it.each([
    ["a later room", "app/orders/a.server.ts", 'import "../customers/facts.ts";', "comes after"],
    [
      "a type of a later room",
      "app/orders/a.ts",
      'import type { A } from "../customers/facts.ts";',
      "comes after",
    ],
    [
      "a room beside it",
      "app/orders/a.server.ts",
      'import "../products/record.server.ts";',
      "stands beside",
    ],
    [
      "a component that knows a room",
      "app/components/a.tsx",
      'import { a } from "../orders/revenue.ts";',
      "know of no room",
    ],
    [
      "a room that draws",
      "app/orders/a.server.ts",
      'import "../components/button.tsx";',
      "only pages",
    ],
    ["a re-export", "app/orders/a.ts", 'export * from "../customers/facts.ts";', "comes after"],
    [
      "a dynamic import",
      "app/orders/a.server.ts",
      'await import("../customers/facts.ts");',
      "comes after",
    ],
    [
      "an import inside a type",
      "app/orders/a.ts",
      'type A = import("../customers/facts.ts").A;',
      "comes after",
    ],
    [
      "a folder that is no room",
      "app/utils/a.ts",
      'import "../orders/revenue.ts";',
      "is in no room",
    ],
    [
      "an app that knows the sandbox",
      "app/orders/a.server.ts",
      'import "../../sandbox/clock.ts";',
      "nothing from outside app/ but contracts",
    ],
    [
      "an app that knows the scripts",
      "app/server.ts",
      'import "../scripts/paths.ts";',
      "nothing from outside app/ but contracts",
    ],
    [
      "a sandbox that knows the app",
      "sandbox/a.ts",
      'import "../app/orders/revenue.ts";',
      "numeric, calendar and contracts only",
    ],
    [
      "an extension that knows the app",
      "extensions/x/src/a.ts",
      'import "../../../app/orders/revenue.ts";',
      "outside its own folder",
    ],
    [
      "a pure file with a server file",
      "app/orders/a.ts",
      'import "./record.server.ts";',
      "only pure files",
    ],
    [
      "a pure file with I/O",
      "app/orders/a.ts",
      'import fs from "node:fs";',
      "only packages that compute",
    ],
    [
      "a pure file with chance",
      "app/orders/a.ts",
      'import { randomBytes } from "node:crypto";',
      "only packages that compute",
    ],
    ["a pure file with Math.random", "app/orders/a.ts", "Math.random();", "draws by chance"],
    ["a pure file with the clock", "app/orders/a.ts", "new Date();", "reads the clock"],
    ["a pure file with Date.now", "app/orders/a.ts", "const now = Date.now;", "reads the clock"],
    ["a pure file with the environment", "app/orders/a.ts", "process.env.A;", "uses process"],
    ["a pure file with the network", "app/orders/a.ts", 'fetch("https://x");', "uses fetch"],
    [
      "a component with a server file",
      "app/components/a.tsx",
      'import { a } from "../log.server.ts";',
      "know of no room",
    ],
    [
      "a page that runs a job",
      "app/routes/a.tsx",
      'import "../orders/jobs.server.ts";',
      "only app/worker",
    ],
    [
      "a contract that knows the app",
      "contracts/a.ts",
      'import { a } from "../app/orders/revenue.ts";',
      "from itself only",
    ],
    [
      "a contract that needs a package",
      "contracts/a.ts",
      'import { z } from "zod";',
      "from itself only",
    ],
    ["an import without ending", "app/orders/a.ts", 'import "./revenue";', "with its ending"],
    ["an import of nothing", "app/orders/a.ts", 'import "./gone.ts";', "there is no file"],
    [
      "GraphQL outside its place",
      "app/orders/load.server.ts",
      "const q = `#graphql\n{ shop { id } }`;",
      "admin-api.server.ts",
    ],
  ])("%s", (_, file, text, reason) => {
    const breaks = judged(file, text);
    expect(breaks).toHaveLength(1);
    expect(breaks[0]).toContain(reason);
    expect(breaks[0]).toContain(file);
  });

  it("a circle, also one through a re-export", () => {
    const files = new Map([
      ["app/orders/a.ts", 'import { b } from "./b.ts";'],
      ["app/orders/b.ts", 'export { c } from "./c.ts";'],
      ["app/orders/c.ts", 'import { a } from "./a.ts";'],
    ]);
    expect(circles(files)).toEqual([
      "app/orders/a.ts → app/orders/b.ts → app/orders/c.ts → app/orders/a.ts",
    ]);
  });

  it("a circle of nothing but types", () => {
    const files = new Map([
      ["scripts/a.ts", 'import type { B } from "./b.ts";'],
      ["scripts/b.ts", 'import { type A } from "./a.ts";'],
    ]);
    expect(circles(files)).toEqual(["scripts/a.ts → scripts/b.ts → scripts/a.ts"]);
  });
});

describe("the law is kept by", () => {
  it.each([
    [
      "an earlier room",
      "app/customers/a.server.ts",
      'import "../orders/record.server.ts"; import "../db.server.ts";',
    ],
    ["the own room", "app/orders/a.ts", 'import { a } from "./revenue.ts";'],
    [
      "a shape on the wire, in the app, the sandbox and an extension",
      "extensions/x/src/a.ts",
      'import { isAnswer } from "../../../contracts/survey.ts";',
    ],
    [
      "mathematics in the sandbox",
      "sandbox/a.ts",
      'import "../app/numeric/random.ts"; import "./clock.ts";',
    ],
    [
      "types of any package in a pure file",
      "app/orders/a.ts",
      'import type { Order } from "@shopify/shopify-api";',
    ],
    ["a hash in a pure file", "app/orders/a.ts", 'import { createHash } from "node:crypto";'],
    ["a date that is given", "app/orders/a.ts", "new Date(0);"],
    ["the worker that runs the jobs", "app/worker/a.ts", 'import "../orders/jobs.server.ts";'],
    ["styles as an address", "app/routes/a.tsx", 'import styles from "../components/app.css?url";'],
  ])("%s", (_, file, text) => {
    expect(judged(file, text)).toEqual([]);
  });
});
