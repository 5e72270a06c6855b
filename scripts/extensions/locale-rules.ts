import fs from "node:fs";
import path from "node:path";

type Texts = Record<string, unknown>;

/** An extension's texts: one default language, the same keys in every other, and the key its name stands under. */
export function localeProblems(dir: string, name: string): string[] {
  const folder = path.join(dir, "locales");
  const files = fs.existsSync(folder)
    ? fs.readdirSync(folder).filter((file) => file.endsWith(".json"))
    : [];
  const [, key] = /^t:(.+)$/.exec(name) ?? [];
  if (name === "") return ["it has no name"];
  if (files.length === 0) return key === undefined ? [] : [`its name is "${name}" without locales`];
  const defaults = files.filter((file) => file.endsWith(".default.json"));
  if (defaults.length !== 1) return [`locales has ${defaults.length} *.default.json files, not 1`];

  const keys = new Map<string, Set<string>>();
  for (const file of files) {
    try {
      keys.set(
        file,
        new Set(keysOf(JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as Texts)),
      );
    } catch (error) {
      return [`locales/${file}: ${(error as Error).message}`];
    }
  }
  const wanted = keys.get(defaults[0]!)!;
  const missing = files.flatMap((file) =>
    [...wanted]
      .filter((one) => !keys.get(file)!.has(one))
      .map((one) => `locales/${file} has no "${one}"`),
  );
  return key !== undefined && !wanted.has(key)
    ? [...missing, `its name is "${name}", which locales/${defaults[0]} does not have`]
    : missing;
}

const keysOf = (texts: Texts, prefix = ""): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? keysOf(value as Texts, `${prefix}${key}.`)
      : [prefix + key],
  );
