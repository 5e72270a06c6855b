import { GraphQLError, isScalarType, valueFromASTUntyped, type GraphQLSchema } from "graphql";

/** Checks of what an app sends; a schema built from introspection would let anything through. */
const checks: Record<string, (value: unknown) => boolean> = {
  DateTime: (value) =>
    typeof value === "string" &&
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
  Date: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value),
  Decimal: (value) => /^-?\d+(\.\d+)?$/.test(String(value)),
  Money: (value) => /^-?\d+(\.\d+)?$/.test(String(value)),
  UnsignedInt64: (value) => /^\d+$/.test(String(value)),
  BigInt: (value) => /^-?\d+$/.test(String(value)),
  URL: (value) => typeof value === "string" && URL.canParse(value) && hasHost(new URL(value)),
};
const hasHost = ({ host, protocol }: URL) => host !== "" || protocol === "mailto:";
/** Numbers that travel as text so that no digit is lost. */
const asText = ["UnsignedInt64", "BigInt", "Decimal", "Money"];

export function teachScalars(schema: GraphQLSchema): void {
  for (const [name, accepts] of Object.entries(checks)) {
    const type = schema.getType(name);
    if (!isScalarType(type)) continue;
    type.parseValue = (value) => {
      if (!accepts(value)) {
        throw new GraphQLError(sentence(name, value));
      }
      return value;
    };
    type.parseLiteral = (node, variables) =>
      type.parseValue(valueFromASTUntyped(node, variables ?? undefined));
    if (asText.includes(name)) type.serialize = (value) => String(value);
  }
}

function sentence(name: string, value: unknown): string {
  const isUrl = name === "URL" && typeof value === "string" && URL.canParse(value);
  return isUrl
    ? `Invalid url '${value}', missing host`
    : `${name} cannot represent ${JSON.stringify(value)}`;
}
