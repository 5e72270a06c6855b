import fs from "node:fs";
import path from "node:path";
import { parseToml, type TomlTable } from "../../sandbox/install/toml.ts";
import { flowRules } from "./flow-rules.ts";
import { localeProblems } from "./locale-rules.ts";
import { metafieldProblems } from "./metafield-rules.ts";
import { pixelRules } from "./pixel-rules.ts";
import { tables, text, unknownName, type Declared, type Rule } from "./rule.ts";
import { themeRules } from "./theme-rules.ts";
import { uiRules } from "./ui-rules.ts";

const kinds: Record<string, Rule> = {
  ui_extension: uiRules,
  theme: themeRules,
  web_pixel_extension: pixelRules,
  flow_trigger: flowRules,
  flow_action: flowRules,
};

const tomlName = "shopify.extension.toml";

/**
 * What is wrong with an app's extensions and its metafields, as Shopify would find out late or never: its CLI builds a
 * target, a capability or a key that does not exist without a word. Each problem names the file it is in.
 */
export function problemsOf(app: string): string[] {
  const own = readToml(path.join(app, "shopify.app.toml"));
  const folders = extensionFolders(app);
  const declared = folders.flatMap((dir) => declarationsIn(dir));
  const broken = declared.filter((one): one is string => typeof one === "string");
  const extensions = declared.filter((one): one is Declared => typeof one !== "string");
  return [
    ...(typeof own === "string"
      ? [own]
      : metafieldProblems(own).map((said) => `shopify.app.toml: ${said}`)),
    ...broken,
    ...extensions.flatMap((extension) =>
      problemsWith(extension).map((said) => `${nameOf(extension)}: ${said}`),
    ),
    ...shared(extensions, "handle"),
    ...shared(extensions, "uid"),
  ].map((problem) => problem.replaceAll(`${app}${path.sep}`, ""));
}

/** The folders of an app's extensions. */
export function extensionFolders(app: string): string[] {
  const folder = path.join(app, "extensions");
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((dir) => fs.existsSync(path.join(dir, tomlName)));
}

const nameOf = ({ dir }: Declared) => path.join("extensions", path.basename(dir), tomlName);

function readToml(file: string): TomlTable | string {
  try {
    return parseToml(fs.readFileSync(file, "utf8"));
  } catch (error) {
    return `${file}: ${(error as Error).message}`;
  }
}

function declarationsIn(dir: string): (Declared | string)[] {
  const file = readToml(path.join(dir, tomlName));
  if (typeof file === "string") return [file];
  const entries = tables(file["extensions"]);
  return (entries.length > 0 ? entries : [file]).map((entry) => ({ dir, file, entry }));
}

function problemsWith(extension: Declared): string[] {
  const { dir, entry } = extension;
  const kind = text(entry["type"]);
  const rule = kinds[kind];
  if (!rule) return [unknownName("kind of extension", kind, Object.keys(kinds))];
  const problems: string[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text(entry["handle"])))
    problems.push(`"${text(entry["handle"])}" is no handle: small letters, digits and hyphens`);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text(entry["uid"])))
    problems.push(`"${text(entry["uid"])}" is no uid`);
  const isThemes = kind === "theme";
  return [
    ...problems,
    ...rule(extension),
    ...(isThemes ? [] : localeProblems(dir, text(entry["name"]))),
  ];
}

/** Handles and uids are an extension's own. */
function shared(extensions: Declared[], key: "handle" | "uid"): string[] {
  const seen = new Map<string, Declared>();
  return extensions.flatMap((extension) => {
    const value = text(extension.entry[key]);
    const other = seen.get(value);
    seen.set(value, extension);
    return other && value !== ""
      ? [`${nameOf(extension)}: ${nameOf(other)} has the ${key} "${value}" too`]
      : [];
  });
}
