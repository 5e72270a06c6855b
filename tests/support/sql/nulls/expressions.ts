import type { A_Expr, A_Indirection, FuncCall, Node, SubLink } from "libpg-query";
import { AGGREGATES, ALWAYS, COLLECTING, SEARCHING, STRICT } from "./functions.ts";
import { columnAt, nameOf, parameterOf, sameness, type Column, type Scope } from "./scope.ts";

/** What a query gives, read inside another; nullsOf's own. */
export type Inner = (query: Node, around: Scope) => { columns: Column[]; always: boolean };

/** The window of the whole order: the row itself is always in it. */
const WHOLE_FRAME = 1058;

/** What sees the row of a query. */
export function expressions(inner: Inner) {
  const any = (nodes: (Node | undefined)[] | undefined, scope: Scope): boolean =>
    (nodes ?? []).some((node) => node && nullable(node, scope));
  const all = (nodes: Node[] | undefined, scope: Scope): boolean =>
    (nodes ?? []).every((node) => nullable(node, scope));

  /** Whether an expression can be null for a row of this query. Not sure means yes. */
  function nullable(node: Node, scope: Scope): boolean {
    if (scope.certain.has(sameness(node))) return false;
    if ("ColumnRef" in node) return columnAt(scope, node.ColumnRef.fields ?? [])?.nullable ?? true;
    if ("ParamRef" in node) return parameterOf(node, scope)?.nullable ?? true;
    if ("A_Const" in node) return node.A_Const.isnull === true;
    if ("TypeCast" in node) return any([node.TypeCast.arg], scope);
    if ("CollateClause" in node) return any([node.CollateClause.arg], scope);
    if ("CoalesceExpr" in node) return all(node.CoalesceExpr.args, scope);
    if ("MinMaxExpr" in node) return all(node.MinMaxExpr.args, scope);
    if ("NullTest" in node || "BooleanTest" in node) return false;
    if ("A_ArrayExpr" in node || "RowExpr" in node || "SQLValueFunction" in node) return false;
    if ("BoolExpr" in node) return any(node.BoolExpr.args, scope);
    if ("CaseExpr" in node) {
      const { args, defresult } = node.CaseExpr;
      const results = (args ?? []).map((arm) => ("CaseWhen" in arm ? arm.CaseWhen.result : arm));
      return !defresult || any([...results, defresult], scope);
    }
    if ("A_Indirection" in node) return !isFirstOfGroup(node.A_Indirection, scope);
    if ("A_Expr" in node) return operation(node.A_Expr, scope);
    if ("FuncCall" in node) return call(node.FuncCall, scope);
    if ("SubLink" in node) return subquery(node.SubLink, scope);
    return true;
  }

  /** (array_agg(x))[1] over a group: there is a first, and it is as sure as x. */
  function isFirstOfGroup({ arg, indirection }: A_Indirection, scope: Scope): boolean {
    const [place] = indirection ?? [];
    const index = place && "A_Indices" in place ? place.A_Indices.uidx : undefined;
    const isOne = index && "A_Const" in index && index.A_Const.ival?.ival === 1;
    if (!isOne || !arg || !("FuncCall" in arg) || nullable(arg, scope)) return false;
    return nameOf(arg.FuncCall.funcname?.at(-1)) === "array_agg" && !any(arg.FuncCall.args, scope);
  }

  function operation({ kind, name, lexpr, rexpr }: A_Expr, scope: Scope): boolean {
    if (kind === "AEXPR_DISTINCT" || kind === "AEXPR_NOT_DISTINCT") return false;
    if (kind === "AEXPR_NULLIF" || SEARCHING.has(nameOf(name?.[0]))) return true;
    const right = rexpr && "List" in rexpr ? rexpr.List.items : [rexpr];
    return any([lexpr, ...(right ?? [])], scope);
  }

  function call({ funcname, args, agg_filter, over }: FuncCall, scope: Scope): boolean {
    const name = nameOf(funcname?.at(-1));
    if (ALWAYS.has(name)) return false;
    if (STRICT.has(name)) return any(args, scope);
    if (!AGGREGATES.has(name)) return true;
    const hasRow = over ? over.frameOptions === WHOLE_FRAME : scope.grouped;
    return !hasRow || agg_filter !== undefined || (!COLLECTING.has(name) && any(args, scope));
  }

  function subquery({ subLinkType, subselect, testexpr }: SubLink, scope: Scope): boolean {
    if (subLinkType === "EXISTS_SUBLINK" || subLinkType === "ARRAY_SUBLINK") return false;
    if (!subselect) return true;
    const { columns, always } = inner(subselect, scope);
    if (subLinkType === "EXPR_SUBLINK") return !always || columns[0]!.nullable;
    return any([testexpr], scope) || columns.some((column) => column.nullable);
  }

  return nullable;
}
