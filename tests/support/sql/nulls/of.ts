import type { Node, RangeVar, SelectStmt, WithClause } from "libpg-query";
import { holds } from "./certainties.ts";
import { expressions } from "./expressions.ts";
import { sources } from "./from.ts";
import { addsUp } from "./functions.ts";
import { givenName } from "./names.ts";
import {
  copyOf,
  nameOf,
  type Catalogue,
  type Column,
  type Parameter,
  type Scope,
} from "./scope.ts";

interface Result {
  columns: Column[];
  /** There is always exactly one row. */
  always: boolean;
}

const NOTHING: Result = { columns: [], always: false };

/**
 * Which columns of a statement's result can be null.
 *
 * A column can, unless it comes from a NOT NULL column without an outer join over it, or a condition of its query asks
 * for it (IS NOT NULL, a comparison), or it is a constant, a coalesce with a sure part, a count, a test, a sum over a
 * group of sure values, or made of nothing but such parts. Where the reading is not sure, it can.
 * @param statement one statement of libpg-query's tree
 * @param parameters what the code passes; one that is not there can be null
 */
export function nullsOf(
  statement: Node,
  catalogue: Catalogue,
  parameters: readonly Parameter[] = [],
): Column[] {
  const nullable = expressions(query);
  const from = sources(query, catalogue);

  const scopeIn = (around: Scope | undefined): Scope => ({
    parameters,
    relations: [],
    merged: [],
    ctes: around?.ctes ?? new Map(),
    around,
    certain: new Set(),
    grouped: false,
  });

  function withParts(clause: WithClause | undefined, scope: Scope): void {
    const ctes = new Map(scope.ctes);
    scope.ctes = ctes;
    for (const part of clause?.ctes ?? []) {
      if (!("CommonTableExpr" in part)) continue;
      const { ctename = "", ctequery, aliascolnames } = part.CommonTableExpr;
      // a recursive part reads its own first half
      const first = ctequery && "SelectStmt" in ctequery ? ctequery.SelectStmt.larg : undefined;
      const call = (columns: Column[]) =>
        columns.map((column, i) => ({
          ...column,
          name: aliascolnames?.[i] ? nameOf(aliascolnames[i]) : column.name,
        }));
      if (clause?.recursive && first)
        ctes.set(ctename, call(query({ SelectStmt: first }, scope).columns));
      ctes.set(ctename, call(query(ctequery!, scope).columns));
    }
  }

  function everything(scope: Scope, owner: string | undefined): Column[] {
    if (owner !== undefined)
      return copyOf(scope.relations.find(({ alias }) => alias === owner)?.columns ?? []);
    const merged = scope.merged.map(({ name }) => name);
    const rest = scope.relations.flatMap(({ columns }) => columns);
    return copyOf([...scope.merged, ...rest.filter(({ name }) => !merged.includes(name))]);
  }

  const results = (targets: Node[] | undefined, scope: Scope): Column[] =>
    (targets ?? []).flatMap((target) => {
      if (!("ResTarget" in target)) return [];
      const { name, val } = target.ResTarget;
      const fields = val && "ColumnRef" in val ? (val.ColumnRef.fields ?? []) : [];
      if (fields.length > 0 && "A_Star" in fields.at(-1)!)
        return everything(scope, fields.length > 1 ? nameOf(fields.at(-2)) : undefined);
      return [{ name: name ?? givenName(val), nullable: !val || nullable(val, scope) }];
    });

  function select(statement: SelectStmt, around: Scope | undefined): Result {
    const scope = scopeIn(around);
    withParts(statement.withClause, scope);
    if (statement.larg && statement.rarg) {
      const [left, right] = [statement.larg, statement.rarg].map((half) => select(half, scope));
      const columns = left!.columns.map((column, i) => ({
        name: column.name,
        nullable: column.nullable || (right!.columns[i]?.nullable ?? true),
      }));
      return { columns, always: false };
    }
    if (statement.valuesLists) {
      const lines = statement.valuesLists.map((line) =>
        "List" in line ? (line.List.items ?? []) : [],
      );
      const columns = lines[0]!.map((_, i) => ({
        name: `column${i + 1}`,
        nullable: lines.some((line) => nullable(line[i]!, scope)),
      }));
      return { columns, always: lines.length === 1 };
    }
    from(statement.fromClause, scope);
    holds(statement.whereClause, scope);
    scope.grouped = (statement.groupClause ?? []).length > 0;
    holds(statement.havingClause, scope);
    const { limitCount, limitOffset, havingClause, fromClause, whereClause } = statement;
    const summed = !scope.grouped && addsUp(statement.targetList);
    const always =
      !limitCount && !limitOffset && !havingClause && (summed || !(fromClause || whereClause));
    return { columns: results(statement.targetList, scope), always };
  }

  function change(
    statement: { relation?: RangeVar; returningList?: Node[]; withClause?: WithClause },
    more: { from?: Node[]; where?: Node },
    around: Scope | undefined,
  ): Result {
    const scope = scopeIn(around);
    withParts(statement.withClause, scope);
    const others = { ...scope, relations: [], merged: [] };
    from(more.from, others);
    holds(more.where, others);
    from([{ RangeVar: statement.relation! }], scope);
    scope.relations.push(...others.relations);
    return { columns: results(statement.returningList, scope), always: false };
  }

  function query(node: Node, around: Scope | undefined): Result {
    if ("SelectStmt" in node) return select(node.SelectStmt, around);
    if ("InsertStmt" in node) return change(node.InsertStmt, {}, around);
    if ("UpdateStmt" in node) {
      const { fromClause, whereClause } = node.UpdateStmt;
      return change(node.UpdateStmt, { from: fromClause, where: whereClause }, around);
    }
    if ("DeleteStmt" in node) {
      const { usingClause, whereClause } = node.DeleteStmt;
      return change(node.DeleteStmt, { from: usingClause, where: whereClause }, around);
    }
    return NOTHING;
  }

  return query(statement, undefined).columns;
}
