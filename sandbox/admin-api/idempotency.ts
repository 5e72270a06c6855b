import {
  getDirectiveValues,
  getNamedType,
  GraphQLError,
  isEnumType,
  isObjectType,
  type GraphQLResolveInfo,
} from "graphql";
import type { Args, Call } from "./call.ts";

const remembered = 10_000;
const mismatch = "IDEMPOTENCY_KEY_PARAMETER_MISMATCH";

/**
 * Runs a mutation once for each key of @idempotent: the same request again gets the first answer, another one with that
 * key is refused. What was refused may be asked again.
 */
export function once(
  info: GraphQLResolveInfo,
  args: Args,
  call: Call,
  run: () => unknown,
): unknown {
  const directive = info.schema.getDirective("idempotent")!;
  const values = getDirectiveValues(directive, info.fieldNodes[0]!, info.variableValues);
  if (!values) return run();
  const { answered } = call.tenant;
  const name = `${info.fieldName} ${String(values["key"])}`;
  const asked = JSON.stringify(args);
  const before = answered.get(name);
  if (before) return before.asked === asked ? before.answer : refusal(info);
  const answer = run();
  if (answered.size >= remembered) answered.clear();
  if (!isRefusal(answer)) answered.set(name, { asked, answer });
  return answer;
}

const isErrors = (name: string): boolean => /userErrors$/i.test(name);

const isRefusal = (answer: unknown): boolean =>
  Object.entries(answer as Args).some(
    ([name, value]) => isErrors(name) && Array.isArray(value) && value.length > 0,
  );

function refusal(info: GraphQLResolveInfo): unknown {
  const message = "The same idempotency key cannot be used with different operation parameters.";
  const payload = getNamedType(info.returnType);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  const errors = fields.find(({ name }) => isErrors(name));
  const error = errors && getNamedType(errors.type);
  const code = isObjectType(error) ? error.getFields()["code"] : undefined;
  const codes = code && getNamedType(code.type);
  if (!errors || !isEnumType(codes) || !codes.getValue(mismatch)) {
    throw new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
  }
  const nothing = Object.fromEntries(fields.map(({ name }) => [name, null]));
  return { ...nothing, [errors.name]: [{ field: null, message, code: mismatch }] };
}
