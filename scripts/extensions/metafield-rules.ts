import { isKnownType } from "../../sandbox/admin-api/metafield-values.ts";
import { readValidations } from "../../sandbox/metafields/declared.ts";
import { validationsMistake } from "../../sandbox/metafields/validations.ts";
import type { TomlTable } from "../../sandbox/install/toml.ts";
import { metafieldFacts, type MetafieldFacts } from "./facts.ts";
import { table, text, unknownKeys, unknownName } from "./rule.ts";

/** In shopify.app.toml a variant has another name than in the API, and two words are joined. */
const ownerOf = (toml: string) =>
  ({ variant: "productvariant", draft_order: "draftorder" })[toml] ?? toml;

/** The definitions of metafields in shopify.app.toml: `[customer.metafields.app.state]`. */
export function metafieldProblems(app: TomlTable): string[] {
  const owners = Object.entries(app).filter(([, value]) => "metafields" in table(value));
  if (owners.length === 0) return [];
  const facts = metafieldFacts();
  return owners.flatMap(([owner, value]) => {
    const spaces = table(table(value)["metafields"]);
    const wrongOwner = facts.owners.has(ownerOf(owner))
      ? []
      : [unknownName("owner of metafields", owner, facts.owners)];
    const own = Object.entries(table(spaces["app"]));
    return [
      ...wrongOwner,
      ...unknownKeys(`[${owner}.metafields]`, spaces, ["app"]),
      ...own.flatMap(([key, definition]) =>
        definitionProblems(key, table(definition), facts).map(
          (problem) => `[${owner}.metafields.app.${key}]: ${problem}`,
        ),
      ),
    ];
  });
}

function definitionProblems(key: string, definition: TomlTable, facts: MetafieldFacts): string[] {
  const problems = unknownKeys("a definition", definition, [
    ...["type", "name", "description", "validations", "access", "capabilities"],
  ]);
  if (!/^[\w-]{2,64}$/.test(key)) problems.push(`"${key}" is no key of a metafield`);
  const type = text(definition["type"]);
  if (!isKnownType(type) && !/_reference(<.+>)?$/.test(type))
    problems.push(`"${type}" is no type of metafields`);
  for (const [name, value] of Object.entries(table(definition["capabilities"]))) {
    if (!facts.capabilities.has(name))
      problems.push(unknownName("capability of metafields", name, facts.capabilities));
    else if (typeof value !== "boolean") problems.push(`capabilities.${name} is true or false`);
  }
  for (const [name, value] of Object.entries(table(definition["access"]))) {
    const allowed = facts.access.get(name);
    if (!allowed) problems.push(unknownName("access", name, facts.access.keys()));
    else if (!allowed.has(text(value)))
      problems.push(`access.${name}: ${unknownName("value", text(value), allowed)}`);
  }
  if (Array.isArray(definition["validations"]))
    problems.push('validations are a table: "validations.max = 10"');
  else if (problems.length === 0) {
    const rules = readValidations(table(definition["validations"]));
    const mistake = validationsMistake(type, rules);
    if (mistake) problems.push(mistake.message);
  }
  return problems;
}
