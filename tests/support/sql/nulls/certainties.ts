import type { Node } from "libpg-query";
import { SEARCHING, STRICT } from "./functions.ts";
import { columnAt, nameOf, sameness, type Scope } from "./scope.ts";

/** The row is there, so this has a value, and with it what would have made it null. */
function valued(node: Node | undefined, scope: Scope): void {
  if (!node) return;
  if ("ColumnRef" in node) {
    const column = columnAt({ ...scope, around: undefined }, node.ColumnRef.fields ?? []);
    if (column) column.nullable = false;
    return;
  }
  scope.certain.add(sameness(node));
  if ("TypeCast" in node) valued(node.TypeCast.arg, scope);
  else if ("A_Expr" in node && node.A_Expr.kind === "AEXPR_OP") {
    valued(node.A_Expr.lexpr, scope);
    if (!SEARCHING.has(nameOf(node.A_Expr.name?.[0]))) valued(node.A_Expr.rexpr, scope);
  } else if ("FuncCall" in node && STRICT.has(nameOf(node.FuncCall.funcname?.at(-1))))
    for (const argument of node.FuncCall.args ?? []) valued(argument, scope);
}

const LEFT_HAS_VALUE = ["AEXPR_OP_ANY", "AEXPR_IN", "AEXPR_BETWEEN", "AEXPR_LIKE", "AEXPR_ILIKE"];

/** Notes what a condition that held says about the row: a comparison with null holds for nobody. */
export function holds(condition: Node | undefined, scope: Scope): void {
  if (!condition) return;
  if ("BoolExpr" in condition) {
    const { boolop, args } = condition.BoolExpr;
    if (boolop === "AND_EXPR") for (const part of args ?? []) holds(part, scope);
    if (boolop === "NOT_EXPR" && args?.[0] && "ColumnRef" in args[0]) valued(args[0], scope);
  } else if ("NullTest" in condition) {
    if (condition.NullTest.nulltesttype === "IS_NOT_NULL") valued(condition.NullTest.arg, scope);
  } else if ("A_Expr" in condition) {
    const { kind, lexpr, rexpr } = condition.A_Expr;
    if (kind === "AEXPR_OP") {
      valued(lexpr, scope);
      valued(rexpr, scope);
    } else if (LEFT_HAS_VALUE.includes(kind!)) valued(lexpr, scope);
  } else if ("ColumnRef" in condition) valued(condition, scope);
  else if ("SubLink" in condition && condition.SubLink.subLinkType === "ANY_SUBLINK")
    valued(condition.SubLink.testexpr, scope);
}
