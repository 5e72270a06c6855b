// What is looked at besides the tests: types, lint, format.
import fs from "node:fs";
import { inProject } from "./paths.ts";
import { runNode } from "./run.ts";
import { programOf } from "./program.ts";

export interface Check {
  name: string;
  /** For the pinned Node: a program's file and its arguments. */
  command: string[];
}

const types = (name: string, project: string): Check => ({
  name,
  command: [programOf("typescript", "tsc"), "--noEmit", "-p", inProject(project)],
});

export const TYPES: Check[] = [
  types("types", "tsconfig.json"),
  ...["extensions", "tests/extensions/samples"].flatMap((folder) =>
    fs
      .readdirSync(inProject(folder))
      .filter((name) => fs.existsSync(inProject(folder, name, "tsconfig.json")))
      .map((name) => types(`types of the extension ${name}`, `${folder}/${name}`)),
  ),
  types("types of the sandbox's browser code", "sandbox/tsconfig.browser.json"),
];

/** Of these files and folders; none: everything. */
export function lint(places: string[] = []): Check[] {
  const where = places.length > 0 ? places : ["."];
  // what nobody uses shows in the whole only
  const unused = { name: "unused", command: [programOf("knip"), "--no-progress"] };
  const extensions = { name: "extensions", command: [inProject("scripts/check-extensions.ts")] };
  return [
    ...(places.length > 0 ? [] : [unused, extensions]),
    { name: "lint", command: [programOf("eslint"), "--max-warnings", "0", ...where] },
    { name: "format", command: [programOf("prettier"), "--check", ...where] },
  ];
}

/** Runs the checks one after the other; returns the names of those that failed. */
export async function runChecks(checks: Check[], say: (line: string) => void): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, command } of checks) {
    const began = performance.now();
    const { code, output } = await runNode(command, { quiet: true });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed.push(name);
    say(output.trimEnd());
  }
  return failed;
}
