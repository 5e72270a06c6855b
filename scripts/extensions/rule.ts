import type { TomlTable, TomlValue } from "../../sandbox/install/toml.ts";

/** One extension as its toml has it, and the folder it lies in. */
export interface Declared {
  dir: string;
  /** The whole file: some kinds keep their settings beside the list of extensions. */
  file: TomlTable;
  /** The entry of `[[extensions]]`, or the file itself where there is none. */
  entry: TomlTable;
}

/** What is wrong with an extension, in sentences that say what was expected. */
export type Rule = (extension: Declared) => string[];

export const table = (value: TomlValue | undefined): TomlTable =>
  typeof value === "object" && !Array.isArray(value) ? value : {};

export const tables = (value: TomlValue | undefined): TomlTable[] =>
  Array.isArray(value) ? value.map(table) : [];

export const text = (value: TomlValue | undefined): string =>
  typeof value === "string" ? value : "";

/** Keys that Shopify's CLI would take and nobody would ever read. */
export function unknownKeys(where: string, value: TomlTable, known: readonly string[]): string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${where} has no key "${key}"; it may have ${known.join(", ")}`);
}

/** A name that stands for nothing known, and what it might have meant. */
export function unknownName(what: string, name: string, known: Iterable<string>): string {
  const [nearest] = [...known].sort((a, b) => distance(a, name) - distance(b, name));
  return `there is no ${what} "${name}"${nearest === undefined ? "" : `; the nearest is "${nearest}"`}`;
}

/** How many letters have to change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length]!;
}
