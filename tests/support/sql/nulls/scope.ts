import type { Node } from "libpg-query";

export interface Column {
  name: string;
  nullable: boolean;
}

/** A table, a subquery or a function where it stands in FROM; every mention has columns of its own. */
export interface Relation {
  alias: string;
  columns: Column[];
}

/** What a statement is given for $1, $2 …: as far as the code says. */
export interface Parameter {
  nullable: boolean;
  /** An element of the list can be null. */
  elementNullable: boolean;
}

/** What the names of one query mean. */
export interface Scope {
  parameters: readonly Parameter[];
  relations: Relation[];
  /** Columns that USING made one. */
  merged: Column[];
  /** The results of WITH. */
  ctes: ReadonlyMap<string, Column[]>;
  /** The query around this one. */
  around: Scope | undefined;
  /** Expressions that are known not to be null, as `sameness` writes them. */
  certain: Set<string>;
  /** A group has at least one row, so its sums have a value. */
  grouped: boolean;
}

/** The columns of tables and views, in order. */
export type Catalogue = (schema: string | undefined, table: string) => Column[];

export const copyOf = (columns: readonly Column[]): Column[] =>
  columns.map((column) => ({ ...column }));

/** The same for two writings of an expression, wherever they stand. */
export const sameness = (node: Node): string =>
  JSON.stringify(node, (key, value: unknown) => (key === "location" ? undefined : value));

export const nameOf = (node: Node | undefined): string =>
  node && "String" in node ? (node.String.sval ?? "") : "";

/** The parameter an expression is, whatever it is cast to. */
export function parameterOf(node: Node | undefined, scope: Scope): Parameter | undefined {
  if (node && "TypeCast" in node) return parameterOf(node.TypeCast.arg, scope);
  return node && "ParamRef" in node ? scope.parameters[(node.ParamRef.number ?? 0) - 1] : undefined;
}

const SYSTEM = ["xmax", "xmin", "ctid", "tableoid"];

/**
 * The column a reference means; nothing for one that cannot be followed. A whole row is never null inside its table.
 */
export function columnAt(scope: Scope, fields: Node[]): Column | undefined {
  const name = nameOf(fields.at(-1));
  const owner = fields.length > 1 ? nameOf(fields.at(-2)) : undefined;
  const among = scope.relations.filter(({ alias }) => owner === undefined || alias === owner);
  const found =
    (owner === undefined ? scope.merged.find((column) => column.name === name) : undefined) ??
    among.flatMap(({ columns }) => columns).find((column) => column.name === name);
  if (found) return found;
  const row = scope.relations.find(({ alias }) => owner === undefined && alias === name);
  if (row) return { name, nullable: row.columns.every(({ nullable }) => nullable) };
  if (among.length > 0 && SYSTEM.includes(name)) return { name, nullable: false };
  return scope.around && columnAt(scope.around, fields);
}
