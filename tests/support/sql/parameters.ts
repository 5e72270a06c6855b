import ts from "typescript";
import type { Parameter } from "./nulls/scope.ts";

const UNSURE = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Any | ts.TypeFlags.Unknown;

const canBeNull = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.some(canBeNull) : (type.flags & UNSURE) !== 0;

/** What a call passes for $1, $2 …, as far as its list of values says. */
export function parametersOf(checker: ts.TypeChecker, call: ts.CallExpression): Parameter[] {
  const values = call.arguments[ts.isIdentifier(call.expression) ? 2 : 1];
  if (!values || !ts.isArrayLiteralExpression(values)) return [];
  const spread = values.elements.findIndex((element) => ts.isSpreadElement(element));
  return values.elements.slice(0, spread < 0 ? undefined : spread).map((element) => {
    const type = checker.getTypeAtLocation(element);
    const [inside] = checker.isArrayType(type)
      ? checker.getTypeArguments(type as ts.TypeReference)
      : [];
    return { nullable: canBeNull(type), elementNullable: !inside || canBeNull(inside) };
  });
}
