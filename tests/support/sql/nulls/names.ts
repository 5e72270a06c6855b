import type { Node } from "libpg-query";
import { nameOf } from "./scope.ts";

/** What PostgreSQL calls a column that was given no name. */
export function givenName(node: Node | undefined): string {
  if (!node) return "?column?";
  if ("ColumnRef" in node) return nameOf(node.ColumnRef.fields?.at(-1));
  if ("FuncCall" in node) return nameOf(node.FuncCall.funcname?.at(-1));
  if ("TypeCast" in node) {
    const inside = givenName(node.TypeCast.arg);
    return inside === "?column?" ? nameOf(node.TypeCast.typeName?.names?.at(-1)) : inside;
  }
  if ("A_Indirection" in node) return givenName(node.A_Indirection.arg);
  if ("CoalesceExpr" in node) return "coalesce";
  if ("MinMaxExpr" in node) return node.MinMaxExpr.op === "IS_LEAST" ? "least" : "greatest";
  if ("CaseExpr" in node) {
    const otherwise = givenName(node.CaseExpr.defresult);
    return otherwise === "?column?" ? "case" : otherwise;
  }
  if ("A_ArrayExpr" in node) return "array";
  if ("SubLink" in node) {
    const { subLinkType, subselect } = node.SubLink;
    if (subLinkType === "EXISTS_SUBLINK") return "exists";
    if (subLinkType === "ARRAY_SUBLINK") return "array";
    const target = subselect && "SelectStmt" in subselect && subselect.SelectStmt.targetList?.[0];
    return target && "ResTarget" in target
      ? (target.ResTarget.name ?? givenName(target.ResTarget.val))
      : "?column?";
  }
  return "?column?";
}
