import ts from "typescript";
import type { Arrival } from "./arrivals.ts";

export interface Field {
  /** Without null and undefined. */
  type: ts.Type;
  nullable: boolean;
  /** May be missing. */
  optional: boolean;
  written: string;
}

/** What a call says its rows are; nothing when it says nothing. */
export function rowType(checker: ts.TypeChecker, call: ts.CallExpression): ts.Type | undefined {
  const [written] = call.typeArguments ?? [];
  if (written) return checker.getTypeFromTypeNode(written);
  if (!ts.isIdentifier(call.expression)) return undefined;
  // rows(…) without a type takes the one its place expects
  const signature = checker.getResolvedSignature(call);
  const promised = signature && checker.getAwaitedType(signature.getReturnType());
  const [row] = promised ? checker.getTypeArguments(promised as ts.TypeReference) : [];
  return row;
}

export function fieldsOf(checker: ts.TypeChecker, type: ts.Type, at: ts.Node): Map<string, Field> {
  const fields = checker.getPropertiesOfType(type).map((property): [string, Field] => {
    const whole = checker.getTypeOfSymbolAtLocation(property, at);
    const parts = whole.isUnion() ? whole.types : [whole];
    return [
      property.name,
      {
        type: checker.getNonNullableType(whole),
        nullable: parts.some(
          ({ flags }) => flags & (ts.TypeFlags.Null | ts.TypeFlags.Any | ts.TypeFlags.Unknown),
        ),
        optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
        written: checker.typeToString(whole),
      },
    ];
  });
  return new Map(fields);
}

const is = (type: ts.Type, flag: ts.TypeFlags): boolean =>
  (type.flags & flag) !== 0 ||
  // a branded number is a number
  (type.isIntersection() && type.types.some((part) => is(part, flag)));

const nameOf = (type: ts.Type) => type.getSymbol()?.name;

/** Whether JSON can be this: no dates, functions or big numbers in it. */
function fromJson(checker: ts.TypeChecker, type: ts.Type, seen = new Set<ts.Type>()): boolean {
  if (seen.has(type)) return true;
  seen.add(type);
  if (type.isUnion()) return type.types.every((part) => fromJson(checker, part, seen));
  if (nameOf(type) === "Date" || type.flags & ts.TypeFlags.BigIntLike) return false;
  if (!(type.flags & ts.TypeFlags.Object)) return true;
  if (type.getCallSignatures().length > 0) return false;
  if (checker.isArrayLikeType(type))
    return checker
      .getTypeArguments(type as ts.TypeReference)
      .every((part) => fromJson(checker, part, seen));
  return checker.getPropertiesOfType(type).every((property) => {
    const value = checker.getTypeOfSymbol(property);
    return fromJson(checker, value, seen);
  });
}

/** Whether the type of a field is what arrives. A set of words may stand for text, a branded number for a number. */
export function fits(checker: ts.TypeChecker, type: ts.Type, arrives: Arrival): boolean {
  if (type.flags & ts.TypeFlags.Any) return false;
  if (arrives === "json") return fromJson(checker, type);
  if (type.flags & ts.TypeFlags.Unknown) return false;
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean))
    return type.types.every((part) => fits(checker, part, arrives));
  if (Array.isArray(arrives)) {
    const [element] = checker.isArrayType(type)
      ? checker.getTypeArguments(type as ts.TypeReference)
      : [];
    return element !== undefined && fits(checker, checker.getNonNullableType(element), arrives[0]!);
  }
  if (arrives === "Date" || arrives === "Buffer") return nameOf(type) === arrives;
  const flag = {
    number: ts.TypeFlags.NumberLike,
    string: ts.TypeFlags.StringLike,
    boolean: ts.TypeFlags.BooleanLike,
  }[arrives];
  return is(type, flag);
}
