import type { CommonTableExpr, JoinExpr, Node, RangeVar, SelectStmt } from "libpg-query";
import { inside, lastName } from "./walk.ts";

/** A table, a query in FROM or a WITH, where its shop is asked for. */
interface Source {
  name: string;
  /** of a shop: its name in the schema */
  table?: string;
  /** the sources whose shop is this one's too: a set of its own until they meet */
  same: Source | undefined;
  /** its shop is a parameter */
  pinned: boolean;
}

interface Level {
  sources: Source[];
  queries: Map<string, Source>;
  around: Level | undefined;
}

const rootOf = (source: Source): Source => (source.same ? rootOf(source.same) : source);

function meet(a: Source, b: Source): void {
  const [one, other] = [rootOf(a), rootOf(b)];
  if (one === other) return;
  other.same = one;
  one.pinned ||= other.pinned;
}

/**
 * Tables of shops in a statement whose shop is not given: neither a parameter, nor the shop of one that is.
 * @param isOfShop whether a table is a shop's
 */
export function unpinned(statement: Node, isOfShop: (table: string) => boolean): string[] {
  const all: Source[] = [];

  const source = (name: string, table?: string): Source => {
    const made: Source = { name, same: undefined, pinned: false, ...(table ? { table } : {}) };
    all.push(made);
    return made;
  };

  function find(level: Level | undefined, name: string): Source | undefined {
    if (!level) return undefined;
    return level.sources.find((one) => one.name === name) ?? find(level.around, name);
  }

  function findQuery(level: Level | undefined, name: string): Source | undefined {
    return level && (level.queries.get(name) ?? findQuery(level.around, name));
  }

  /** What a column called shop_id belongs to; null = no such column. */
  function shopOf(node: Node | undefined, level: Level): Source[] | null {
    if (!node || !("ColumnRef" in node)) return null;
    const fields = node.ColumnRef.fields ?? [];
    if (lastName(fields) !== "shop_id") return null;
    if (fields.length === 1) return level.sources;
    const one = find(level, lastName(fields.slice(0, -1)));
    return one ? [one] : [];
  }

  const isGiven = (node: Node | undefined): boolean => {
    if (!node) return false;
    if ("TypeCast" in node) return isGiven(node.TypeCast.arg);
    return "ParamRef" in node || "A_Const" in node;
  };

  function condition(node: Node | undefined, level: Level): void {
    if (!node) return;
    if ("BoolExpr" in node && node.BoolExpr.boolop === "AND_EXPR")
      for (const part of node.BoolExpr.args ?? []) condition(part, level);
    if (!("A_Expr" in node)) return;
    const { kind, name, lexpr, rexpr } = node.A_Expr;
    if (kind !== "AEXPR_OP" || lastName(name) !== "=") return;
    const [left, right] = [shopOf(lexpr, level), shopOf(rexpr, level)];
    if (left && right) for (const a of left) for (const b of right) meet(a, b);
    const pinned = left && isGiven(rexpr) ? left : right && isGiven(lexpr) ? right : [];
    for (const one of pinned) rootOf(one).pinned = true;
  }

  /** The shop of a query's rows is that of its tables, when it gives their shop_id. */
  function query(node: Node, around: Level | undefined, name: string): Source {
    const made = source(name);
    for (const inner of select(node, around)) meet(made, inner);
    return made;
  }

  function table({ relname = "", schemaname, alias }: RangeVar, level: Level): Source {
    const name = alias?.aliasname ?? relname;
    const made = source(name, !schemaname && isOfShop(relname) ? relname : undefined);
    const told = schemaname ? undefined : findQuery(level, relname);
    if (told) {
      delete made.table;
      meet(made, told);
    }
    return made;
  }

  function from(node: Node, level: Level): Source[] {
    if ("RangeVar" in node) level.sources.push(table(node.RangeVar, level));
    else if ("RangeSubselect" in node) {
      const { subquery, alias } = node.RangeSubselect;
      level.sources.push(query(subquery!, level, alias?.aliasname ?? ""));
    } else if ("RangeFunction" in node) return [];
    else if ("JoinExpr" in node) return join(node.JoinExpr, level);
    return level.sources.slice(-1);
  }

  function join({ larg, rarg, usingClause, quals }: JoinExpr, level: Level): Source[] {
    const left = from(larg!, level);
    const right = from(rarg!, level);
    if ((usingClause ?? []).some((column) => lastName([column]) === "shop_id"))
      for (const a of left) for (const b of right) meet(a, b);
    expression(quals, level);
    condition(quals, level);
    return [...left, ...right];
  }

  /** Queries inside an expression. */
  function expression(node: unknown, level: Level): void {
    if (Array.isArray(node)) for (const part of node) expression(part, level);
    else if (node && typeof node === "object")
      for (const [kind, content] of Object.entries(node as object)) {
        if (kind === "SubLink") {
          const { subselect, testexpr } = content as { subselect: Node; testexpr?: Node };
          select(subselect, level);
          expression(testexpr, level);
        } else expression(content, level);
      }
  }

  function withs(ctes: Node[] | undefined, level: Level): void {
    for (const one of ctes ?? []) {
      const { ctename = "", ctequery } = (one as { CommonTableExpr: CommonTableExpr })
        .CommonTableExpr;
      level.queries.set(ctename, query(ctequery!, level, ctename));
    }
  }

  /** @returns the tables whose shop_id the rows carry */
  function select(node: Node, around: Level | undefined): Source[] {
    const level: Level = { sources: [], queries: new Map(), around };
    if (!("SelectStmt" in node)) {
      write(node, level);
      return [];
    }
    const { withClause, fromClause, whereClause, targetList, larg, rarg } = node.SelectStmt;
    withs(withClause?.ctes, level);
    if (larg && rarg)
      return [larg, rarg].flatMap((half) => select({ SelectStmt: half as SelectStmt }, level));
    for (const item of fromClause ?? []) from(item, level);
    condition(whereClause, level);
    const { fromClause: _from, withClause: _with, ...rest } = node.SelectStmt;
    expression(rest, level);
    const carries = [...inside(targetList)].some(
      ([kind, content]) =>
        kind === "ColumnRef" &&
        ["shop_id", ""].includes(lastName((content as { fields: Node[] }).fields)),
    );
    return carries ? level.sources : [];
  }

  function write(node: Node, level: Level): void {
    if ("InsertStmt" in node) {
      const { relation, cols, selectStmt, withClause, onConflictClause } = node.InsertStmt;
      withs(withClause?.ctes, level);
      const columns = (cols ?? []).map((column) =>
        "ResTarget" in column ? column.ResTarget.name : "",
      );
      const into = table(relation!, level);
      // which shop a new row has, its own column says
      if (columns.includes("shop_id")) into.pinned = true;
      if (selectStmt) select(selectStmt, level);
      expression(onConflictClause, { ...level, sources: [into] });
    } else if ("UpdateStmt" in node) {
      const { relation, fromClause, whereClause, targetList, withClause } = node.UpdateStmt;
      withs(withClause?.ctes, level);
      change(relation!, fromClause, whereClause, level);
      expression(targetList, level);
    } else if ("DeleteStmt" in node) {
      const { relation, usingClause, whereClause, withClause } = node.DeleteStmt;
      withs(withClause?.ctes, level);
      change(relation!, usingClause, whereClause, level);
    }
  }

  function change(
    relation: RangeVar,
    others: Node[] | undefined,
    where: Node | undefined,
    level: Level,
  ) {
    level.sources.push(table(relation, level));
    for (const item of others ?? []) from(item, level);
    condition(where, level);
    expression(where, level);
  }

  select(statement, undefined);
  return all.filter((one) => one.table && !rootOf(one).pinned).map((one) => one.table!);
}
