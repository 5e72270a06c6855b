import fs from "node:fs";
import path from "node:path";
import type { TomlTable, TomlValue } from "../../sandbox/install/toml.ts";
import { apiVersion, knownCapabilities, knownTargets } from "./facts.ts";
import { table, tables, text, unknownKeys, unknownName, type Rule } from "./rule.ts";

const fieldTypes = [
  ...["boolean", "date", "date_time", "single_line_text_field", "multi_line_text_field"],
  ...["number_integer", "number_decimal", "variant_reference"],
];
const mostFields = 20;

/** A UI extension: its targets, modules, capabilities, metafields and settings. */
export const uiRules: Rule = ({ dir, file, entry }) => [
  ...versionProblems(text(file["api_version"])),
  ...unknownKeys("[[extensions]]", entry, [
    ...["name", "handle", "type", "uid", "description"],
    ...["targeting", "metafields", "capabilities", "settings"],
  ]),
  ...targetProblems(dir, tables(entry["targeting"])),
  ...capabilityProblems(table(entry["capabilities"]), targetsOf(entry)),
  ...tables(entry["metafields"]).flatMap(metafieldProblems),
  ...settingProblems(table(entry["settings"])),
];

const targetsOf = (entry: TomlTable) =>
  tables(entry["targeting"]).map(({ target }) => text(target));

function versionProblems(declared: string): string[] {
  const installed = apiVersion();
  return declared === installed
    ? []
    : [`api_version is "${declared}"; the installed types are of ${installed}`];
}

function targetProblems(dir: string, targeting: TomlTable[]): string[] {
  const known = knownTargets();
  const seen = new Set<string>();
  const problems = targeting.length === 0 ? ["it has no [[extensions.targeting]]"] : [];
  for (const one of targeting) {
    const target = text(one["target"]);
    if (!known.has(target)) problems.push(unknownName("target", target, known));
    if (seen.has(target)) problems.push(`the target "${target}" is there twice`);
    seen.add(target);
    problems.push(
      ...unknownKeys(`the target "${target}"`, one, [
        ...["target", "module", "should_render", "metafields", "default_placement", "urls"],
        ...["capabilities", "preloads", "tools", "instructions", "intents", "assets"],
      ]),
      ...moduleProblems(dir, text(one["module"])),
      ...tables(one["metafields"]).flatMap(metafieldProblems),
    );
    if (one["should_render"] === undefined) continue;
    problems.push(...moduleProblems(dir, text(table(one["should_render"])["module"])));
    const asked = target.replace(/\.render$/, ".should-render");
    if (asked === target || !known.has(asked))
      problems.push(`the target "${target}" is never asked whether it should render`);
  }
  return problems;
}

const moduleProblems = (dir: string, module: string) =>
  module !== "" && fs.existsSync(path.join(dir, module)) ? [] : [`there is no module "${module}"`];

/** "collect_buyer_consent" holds two of its own, "iframe" a list of addresses; the others are true or false. */
function capabilityProblems(capabilities: TomlTable, targets: string[]): string[] {
  const known = knownCapabilities();
  const named = Object.entries(capabilities).flatMap(([name, value]): [string, TomlValue][] =>
    typeof value === "object" && !Array.isArray(value)
      ? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one])
      : [[name, value]],
  );
  const problems = named.flatMap(([name, value]) => {
    if (!known.has(name)) return [unknownName("capability", name, known)];
    const fits = name === "iframe.sources" ? Array.isArray(value) : typeof value === "boolean";
    return fits ? [] : [`the capability ${name} cannot be ${JSON.stringify(value)}`];
  });
  const isAtCheckout = targets.some((target) => target.startsWith("purchase.checkout."));
  if (capabilities["block_progress"] === true && !isAtCheckout)
    problems.push("block_progress is of use at the checkout only, and it has no target there");
  return problems;
}

function metafieldProblems(metafield: TomlTable): string[] {
  const namespace = text(metafield["namespace"]);
  const key = text(metafield["key"]);
  const problems = unknownKeys("a metafield", metafield, ["namespace", "key"]);
  if (!/^\$app(:[\w-]{1,255})?$|^[\w-]{3,255}$/.test(namespace))
    problems.push(`"${namespace}" is no namespace of metafields`);
  if (!/^[\w-]{2,64}$/.test(key)) problems.push(`"${key}" is no key of a metafield`);
  return problems;
}

function settingProblems(settings: TomlTable): string[] {
  const fields = tables(settings["fields"]);
  const keys = fields.map(({ key }) => text(key));
  const problems = fields.flatMap(({ key, type }) =>
    fieldTypes.includes(text(type))
      ? []
      : [`the setting "${text(key)}": ${unknownName("type", text(type), fieldTypes)}`],
  );
  if (fields.length > mostFields)
    problems.push(`it has ${fields.length} settings; Shopify takes ${mostFields}`);
  for (const key of new Set(keys.filter((one, i) => keys.indexOf(one) !== i)))
    problems.push(`the setting "${key}" is there twice`);
  return problems;
}
