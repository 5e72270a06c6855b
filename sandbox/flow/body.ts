import { isAbsolute, sizeMistakes, typeError } from "./payload.ts";

const known = ["trigger_id", "trigger_title", "resources", "properties"];

/** What the old form of a trigger's news means: the trigger's title and its properties, or what is wrong with it. */
export function readBody(
  text: string,
): { title: string; properties: Record<string, unknown> } | { mistakes: string[] } {
  const body = parsed(text);
  if (typeof body === "string") return { mistakes: [body] };
  const mistakes = [
    ...Object.keys(body)
      .filter((key) => !known.includes(key))
      .map((key) => `Invalid field: '${key}'.`),
    ...resourceMistakes(body["resources"]),
    ...propertyMistakes(body["properties"]),
  ];
  if (mistakes.length > 0) return { mistakes };
  const properties = body["properties"] as Record<string, unknown>;
  const tooLarge = sizeMistakes(properties);
  if (tooLarge.length > 0) return { mistakes: tooLarge };
  const { trigger_id: id, trigger_title: title } = body;
  // such numbers were given by the old Partner Dashboard; triggers of a toml have none
  if (id !== undefined) return { mistakes: [`Invalid trigger_id '${shown(id)}'.`] };
  if (title === undefined) return { mistakes: ["Required field missing: 'trigger_id'."] };
  return { title: shown(title), properties };
}

const shown = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function resourceMistakes(resources: unknown): string[] {
  if (resources === undefined) return [];
  if (!Array.isArray(resources)) return [typeError("resources", resources, "an Array")];
  return resources.flatMap((one: unknown) => {
    if (!isObject(one)) return [typeError("resources", one, "an Object")];
    const missing = ["name", "url"].filter((key) => one[key] === undefined);
    const url = one["url"];
    const isWrong = url !== undefined && !(typeof url === "string" && isAbsolute(url));
    return [
      ...missing.map((key) => `Required field missing: '${key}'.`),
      ...(isWrong ? [typeError("url", url, "an absolute URL")] : []),
    ];
  });
}

function propertyMistakes(properties: unknown): string[] {
  if (properties === undefined) return ["Required field missing: 'properties'."];
  return isObject(properties) ? [] : [typeError("properties", properties, "an Object")];
}

/** The object, or Shopify's sentence about text that is none. */
function parsed(text: string): Record<string, unknown> | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const word = /^\s*(\S+)/.exec(text)?.[1] ?? "";
    return `unexpected token '${word}' at line 1 column 1`;
  }
  return isObject(value) ? value : typeError("body", value, "an Object").replace(/\.$/, "");
}
