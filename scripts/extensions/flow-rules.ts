import type { TomlTable } from "../../sandbox/install/toml.ts";
import { table, tables, text, unknownKeys, unknownName, type Rule } from "./rule.ts";

const longestHandle = 30;

/** Records of Shopify's and plain values, as Shopify's CLI knows them for each of the two. */
const references = {
  flow_trigger: [
    ...["customer_reference", "order_reference", "product_reference"],
    ...["company_reference", "company_contact_reference"],
  ],
  flow_action: [
    ...[
      "customer_reference",
      "order_reference",
      "product_reference",
      "marketing_activity_reference",
    ],
    ...["abandonment_reference", "company_reference", "company_contact_reference"],
  ],
};
const values = {
  flow_trigger: ["boolean", "email", "single_line_text_field", "url", "number_decimal"],
  flow_action: [
    ...["boolean", "email", "multi_line_text_field", "number_integer"],
    ...["single_line_text_field", "url", "number_decimal"],
  ],
};
const addresses = ["runtime_url", "validation_url", "config_page_url", "config_page_preview_url"];

/** A Flow trigger or action: its handle cannot change once deployed, and its fields say what a payload holds. */
export const flowRules: Rule = ({ file, entry }) => {
  const kind = entry["type"] === "flow_trigger" ? "flow_trigger" : "flow_action";
  const own = kind === "flow_action" ? [...addresses, "return_type_ref"] : [];
  const fields = tables(table(file["settings"] ?? entry["settings"])["fields"]);
  return [
    ...handleProblems(text(entry["handle"])),
    ...unknownKeys("[[extensions]]", entry, [
      ...["name", "handle", "type", "uid", "description", "settings", "schema"],
      ...own,
    ]),
    ...fields.flatMap((field) => fieldProblems(field, kind)),
    ...repeated(fields),
    ...(kind === "flow_action" ? addressProblems(entry) : []),
  ];
};

function handleProblems(handle: string): string[] {
  return handle.length > longestHandle
    ? [`the handle "${handle}" has ${handle.length} characters; Flow takes ${longestHandle}`]
    : [];
}

function fieldProblems(field: TomlTable, kind: keyof typeof references): string[] {
  const type = text(field["type"]);
  const key = text(field["key"]);
  if (references[kind].includes(type))
    return key === "" ? [] : [`the field of type ${type} has the key of its record, not "${key}"`];
  if (!values[kind].includes(type) && !type.startsWith("schema."))
    return [unknownName(`${kind} field type`, type, [...references[kind], ...values[kind]])];
  const form = kind === "flow_trigger" ? /^[A-Za-z ]+$/ : /^[A-Za-z][\w -]*$/;
  return form.test(key) ? [] : [`"${key}" is no key of a ${kind} field`];
}

/** Two fields of one name would be one in the payload. */
function repeated(fields: TomlTable[]): string[] {
  const names = fields.map(({ key, type }) => text(key) || text(type));
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(
    (name) => `the field "${name}" is there twice`,
  );
}

function addressProblems(entry: TomlTable): string[] {
  const given = addresses.filter((name) => entry[name] !== undefined);
  const wrong = given.filter((name) => !/^(https:\/\/|\/(?!\/))/.test(text(entry[name])));
  return [
    ...(given.includes("runtime_url") ? [] : ["a Flow action needs a runtime_url"]),
    ...wrong.map((name) => `${name} must be an https address, or a path of the app`),
  ];
}
