import type { Alias, JoinExpr, Node, RangeFunction } from "libpg-query";
import { holds } from "./certainties.ts";
import type { Inner } from "./expressions.ts";
import { SERIES } from "./functions.ts";
import {
  copyOf,
  nameOf,
  parameterOf,
  type Catalogue,
  type Column,
  type Relation,
  type Scope,
} from "./scope.ts";

type Source = Pick<Scope, "relations" | "merged">;

const renamed = (columns: Column[], alias: Alias | undefined): Column[] =>
  columns.map((column, i) => {
    const name = alias?.colnames?.[i];
    return name ? { ...column, name: nameOf(name) } : column;
  });

const one = (alias: string, columns: Column[]): Source => ({
  relations: [{ alias, columns }],
  merged: [],
});

const outer = (source: Source): void => {
  for (const column of [...source.relations.flatMap(({ columns }) => columns), ...source.merged])
    column.nullable = true;
};

function functionIn(item: RangeFunction, scope: Scope): Source {
  const { functions, alias, coldeflist, ordinality } = item;
  const list = functions?.[0] && "List" in functions[0] ? functions[0].List.items : [];
  const call = list?.[0];
  const name = call && "FuncCall" in call ? nameOf(call.FuncCall.funcname?.at(-1)) : "";
  const typed = (coldeflist ?? []).map((column) =>
    "ColumnDef" in column ? (column.ColumnDef.colname ?? "") : "",
  );
  const called = (alias?.colnames ?? []).map(nameOf);
  const names = typed.length > 0 ? typed : called.length > 0 ? called : [alias?.aliasname ?? name];
  const given =
    call && "FuncCall" in call ? parameterOf(call.FuncCall.args?.[0], scope) : undefined;
  const isSure = SERIES.has(name) || (name === "unnest" && given?.elementNullable === false);
  const columns = names.map((column, i) => ({
    name: column,
    nullable: !isSure && !(ordinality && i > 0 && i === names.length - 1),
  }));
  return one(alias?.aliasname ?? name, columns);
}

/** The relations of a FROM, with what its joins and their conditions say. */
export function sources(inner: Inner, catalogue: Catalogue) {
  function join(item: JoinExpr, scope: Scope): Source {
    const left = source(item.larg!, scope);
    const right = source(item.rarg!, {
      ...scope,
      relations: [...scope.relations, ...left.relations],
    });
    const both: Relation[] = [...left.relations, ...right.relations];
    const within: Scope = {
      ...scope,
      relations: both,
      merged: [...left.merged, ...right.merged],
      certain: new Set(),
    };
    const type = item.jointype ?? "JOIN_INNER";
    if (type === "JOIN_INNER") holds(item.quals, within);
    const pairs = (item.usingClause ?? []).map((field) => {
      const name = nameOf(field);
      const of = (side: Source) =>
        side.merged.find((column) => column.name === name) ??
        side.relations.flatMap(({ columns }) => columns).find((column) => column.name === name);
      return { name, left: of(left), right: of(right) };
    });
    if (type === "JOIN_INNER")
      for (const pair of pairs)
        for (const side of [pair.left, pair.right]) if (side) side.nullable = false;
    const merged = pairs.map(({ name, left: l, right: r }): Column => {
      const [a, b] = [l?.nullable ?? true, r?.nullable ?? true];
      return { name, nullable: type === "JOIN_LEFT" ? a : type === "JOIN_RIGHT" ? b : a || b };
    });
    if (type === "JOIN_LEFT" || type === "JOIN_FULL") outer(right);
    if (type === "JOIN_RIGHT" || type === "JOIN_FULL") outer(left);
    const names = merged.map(({ name }) => name);
    const others = within.merged.filter(({ name }) => !names.includes(name));
    return { relations: both, merged: [...merged, ...others] };
  }

  function source(item: Node, scope: Scope): Source {
    if ("RangeVar" in item) {
      const { schemaname, relname = "", alias } = item.RangeVar;
      const cte = schemaname ? undefined : scope.ctes.get(relname);
      const columns = copyOf(cte ?? catalogue(schemaname, relname));
      return one(alias?.aliasname ?? relname, renamed(columns, alias));
    }
    if ("RangeSubselect" in item) {
      const { subquery, alias } = item.RangeSubselect;
      return one(alias?.aliasname ?? "", renamed(copyOf(inner(subquery!, scope).columns), alias));
    }
    if ("RangeFunction" in item) return functionIn(item.RangeFunction, scope);
    if ("JoinExpr" in item) return join(item.JoinExpr, scope);
    return one("", []);
  }

  /** Adds a FROM to the scope. */
  return (items: Node[] | undefined, scope: Scope): void => {
    for (const item of items ?? []) {
      const { relations, merged } = source(item, scope);
      scope.relations.push(...relations);
      scope.merged.push(...merged);
    }
  };
}
