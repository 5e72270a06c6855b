import { isKnownType } from "../admin-api/metafield-values.ts";

export interface Validation {
  name: string;
  /** as the API has it: a number, a moment, or a list in JSON, as text */
  value: string;
}

type Measure = "length" | "integer" | "decimal" | "moment";

/** How `min` and `max` of a type are meant; of types not named here they are nothing. */
const measures: Record<string, Measure> = {
  single_line_text_field: "length",
  multi_line_text_field: "length",
  number_integer: "integer",
  number_decimal: "decimal",
  date: "moment",
  date_time: "moment",
};
const isText = (type: string) => type.endsWith("_text_field");
const mostChoices = 128;

/** Names a type's validations may have; of lists also how long they may be. */
function supported(type: string): string[] {
  if (type.startsWith("list.")) return [...supported(type.slice(5)), "list.min", "list.max"];
  return [
    ...(type in measures ? ["min", "max"] : []),
    ...(isText(type) ? ["regex"] : []),
    ...(type === "single_line_text_field" || type.startsWith("number_") ? ["choices"] : []),
    ...(type === "number_decimal" ? ["max_precision"] : []),
    ...(type === "json" ? ["schema"] : []),
  ];
}

/** What is wrong with a definition's validations; null = nothing. */
export function validationsMistake(
  type: string,
  validations: readonly Validation[],
): { message: string; code: string } | null {
  if (!isKnownType(type)) return null;
  const allowed = supported(type);
  const seen = new Set<string>();
  for (const { name, value } of validations) {
    const about = `Validations value for option ${name}`;
    if (!allowed.includes(name)) {
      const why = `'${name}' isn't supported for ${type}.`;
      return { message: `${about} contains an invalid value: ${why}`, code: "INVALID_OPTION" };
    }
    if (seen.has(name)) {
      const message = 'Validations cannot contain duplicate "name" options.';
      return { message, code: "DUPLICATE_OPTION" };
    }
    seen.add(name);
    const measure = measures[type.replace(/^list\./, "")];
    if (/^(min|max)$/.test(name) && measure !== "moment") {
      const isWhole = measure === "length" || measure === "integer";
      if (!(isWhole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(value)) {
        const message = `${about} must be ${isWhole ? "an integer" : "a decimal"}.`;
        return { message, code: "INVALID_OPTION" };
      }
    }
    if (name === "choices" && (choicesIn(value)?.length ?? mostChoices + 1) > mostChoices) {
      const message = `${about} contains an invalid value: at most ${mostChoices} choices.`;
      return { message, code: "INVALID_OPTION" };
    }
  }
  return null;
}

function choicesIn(value: string): string[] | null {
  try {
    const parsed = JSON.parse(value) as unknown;
    return Array.isArray(parsed) ? parsed.map(String) : null;
  } catch {
    return null;
  }
}

/** What a value breaks of a definition's validations; null = nothing. The value is one of the type. */
export function brokenValidation(
  type: string,
  validations: readonly Validation[],
  value: string,
): string | null {
  const option = (name: string) => validations.find((one) => one.name === name)?.value;
  if (type.startsWith("list.")) {
    const items = JSON.parse(value) as unknown[];
    const [least, most] = [option("list.min"), option("list.max")];
    if (most !== undefined && items.length > Number(most)) {
      return `Value has more than ${most} elements.`;
    }
    if (least !== undefined && items.length < Number(least)) {
      return `Value has fewer than ${least} elements.`;
    }
    const each = items.map((item) => brokenValidation(type.slice(5), validations, String(item)));
    return each.find((mistake) => mistake !== null) ?? null;
  }
  const choices = choicesIn(option("choices") ?? "");
  if (choices && !choices.includes(value)) {
    return `Value does not exist in provided choices: ${JSON.stringify(choices).replaceAll('","', '", "')}.`;
  }
  const regex = option("regex");
  if (regex !== undefined && !new RegExp(regex).test(value)) {
    return "Value is not the correct format.";
  }
  const places = option("max_precision");
  if (places !== undefined && (value.split(".")[1] ?? "").length > Number(places)) {
    return `Value can't exceed ${places} decimal places.`;
  }
  return outside(measures[type], value, option("min"), option("max"));
}

function outside(
  measure: Measure | undefined,
  value: string,
  min: string | undefined,
  max: string | undefined,
): string | null {
  if (measure === undefined) return null;
  const size = (text: string) => (measure === "moment" ? Date.parse(text) : Number(text));
  const mine = measure === "length" ? [...value].length : size(value);
  const said = (text: string) =>
    measure === "decimal" && !text.includes(".") ? `${text}.0` : text;
  const of = measure === "length" ? " length" : "";
  if (max !== undefined && mine > size(max)) return `Value has a maximum${of} of ${said(max)}.`;
  return min !== undefined && mine < size(min) ? `Value has a minimum${of} of ${said(min)}.` : null;
}
