import { isKnownType } from "../admin-api/metafield-values.ts";
import type { TomlTable, TomlValue } from "../install/toml.ts";
import type { MetafieldDefinition } from "../store/metafield-definitions.ts";
import { validationsMistake, type Validation } from "./validations.ts";

/** A definition of the app's own, as shopify.app.toml has it: its namespace is "$app". */
export type DeclaredMetafield = Omit<MetafieldDefinition, "id" | "namespace">;

/** The tables of shopify.app.toml that may hold metafields, and the API's name of what they are about. */
const owners: Record<string, string> = {
  ...Object.fromEntries(
    [
      ...["article", "blog", "collection", "company", "company_location", "location", "market"],
      ...["order", "page", "product", "customer", "delivery_customization", "delivery_method"],
      ...["delivery_option_generator", "discount", "fulfillment_constraint_rule"],
      ...["gift_card_transaction", "order_routing_location_rule", "payment_customization"],
      ...["selling_plan", "shop", "validation"],
    ].map((name) => [name, name.toUpperCase()]),
  ),
  ...{ variant: "PRODUCTVARIANT", draft_order: "DRAFTORDER", cart_transform: "CARTTRANSFORM" },
};
const mostDeclared = 256;

const isTable = (value: TomlValue | undefined): value is TomlTable =>
  typeof value === "object" && !Array.isArray(value);
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The definitions a shopify.app.toml declares. Throws with a sentence for what Shopify would not deploy. */
export function declaredMetafields(toml: TomlTable): DeclaredMetafield[] {
  return Object.entries(toml).flatMap(([name, owner]) => {
    const own = isTable(owner) && isTable(owner["metafields"]) ? owner["metafields"]["app"] : null;
    if (!own || !isTable(own)) return [];
    const ownerType = owners[name];
    if (ownerType === undefined) throw new Error(`[${name}] has no metafields`);
    const keys = Object.entries(own);
    if (keys.length > mostDeclared) {
      throw new Error(`[${name}.metafields.app] has ${keys.length} keys, at most ${mostDeclared}`);
    }
    return keys.map(([key, table]) => {
      try {
        return readDefinition(ownerType, key, isTable(table) ? table : {});
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        throw new Error(`[${name}.metafields.app.${key}]: ${message}`, { cause: error });
      }
    });
  });
}

function readDefinition(ownerType: string, key: string, table: TomlTable): DeclaredMetafield {
  const { type, name, description, access, capabilities, validations, ...others } = table;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`there is no "${unknown}"`);
  if (!/^[\w-]{2,64}$/.test(key)) throw new Error("a key has 2 to 64 letters, digits, - and _");
  if (typeof type !== "string" || !(isKnownType(type) || /_reference(<.+>)?$/.test(type))) {
    throw new Error(`${JSON.stringify(type)} is no type`);
  }
  const rules = readValidations(isTable(validations) ? validations : {});
  const mistake = validationsMistake(type, rules);
  if (mistake) throw new Error(mistake.message);
  return {
    ownerType,
    key,
    name: typeof name === "string" ? name : key,
    description: typeof description === "string" ? description : null,
    type,
    access: Object.fromEntries(
      Object.entries(isTable(access) ? access : {}).map(([who, may]) => [
        camel(who),
        String(may).toUpperCase(),
      ]),
    ),
    capabilities: Object.entries(isTable(capabilities) ? capabilities : {})
      .filter(([, on]) => on === true)
      .map(([capability]) => camel(capability)),
    validations: rules,
    declared: true,
  };
}

/** The API keeps every value as text, lists as JSON. */
export const readValidations = (table: TomlTable): Validation[] =>
  Object.entries(table).map(([name, value]) => ({
    name,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
