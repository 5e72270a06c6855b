import fs from "node:fs";
import { inProject } from "./paths.ts";

/**
 * The file of a program that a package brings, for the pinned Node.
 * @param program its name where it is not the package's
 */
export function programOf(packageName: string, program = packageName): string {
  const folder = inProject("node_modules", ...packageName.split("/"));
  const { bin } = JSON.parse(fs.readFileSync(`${folder}/package.json`, "utf8")) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === "string" ? bin : bin[program];
  if (file === undefined) throw new Error(`${packageName} brings no program ${program}`);
  return `${folder}/${file.replace(/^\.\//, "")}`;
}
