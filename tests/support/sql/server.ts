import { loadModule, parseSync, type Node, type RawStmt } from "libpg-query";
import pg from "pg";
import { describe, type Announced } from "./describe.ts";
import { nullsOf } from "./nulls/of.ts";
import type { Column, Parameter } from "./nulls/scope.ts";

interface Type {
  oid: number;
  name: string;
}

export interface Answer extends Announced {
  typeName: string;
  nullable: boolean;
}

/** A PostgreSQL that is asked about statements, and never runs them. */
export interface Server {
  /** Columns of the result. @throws what PostgreSQL says of a statement it cannot parse */
  columnsOf(text: string, parameters?: readonly Parameter[]): Promise<Answer[]>;
  end(): Promise<void>;
}

const COLUMNS = `
  SELECT n.nspname AS schema, c.relname AS table, a.attname AS name, NOT a.attnotnull AS nullable
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
   ORDER BY c.oid, a.attnum`;

/** Views say of no column that it is never null; of these we know. */
const SURE = ["columns.table_schema", "columns.table_name", "columns.column_name"];

interface Piece {
  tree: Node;
  text: string;
}

/** The statements of a text, one by one: the extended protocol takes no more. */
export function piecesOf(text: string): Piece[] {
  const bytes = Buffer.from(text);
  return ((parseSync(text).stmts ?? []) as RawStmt[]).map(
    ({ stmt, stmt_location = 0, stmt_len }) => ({
      tree: stmt!,
      text: bytes
        .subarray(stmt_location, stmt_len ? stmt_location + stmt_len : undefined)
        .toString(),
    }),
  );
}

/** What PostgreSQL looks up only when COPY runs, as a query. */
function asQuery({ tree, text }: Piece): Piece {
  if (!("CopyStmt" in tree)) return { tree, text };
  const { query, relation, attlist } = tree.CopyStmt;
  const inner = query
    ? /^\s*COPY\s*\(([\s\S]*)\)\s*TO\b/i.exec(text)![1]!
    : `SELECT ${(attlist ?? []).map((name) => ("String" in name ? `"${name.String.sval}"` : "")).join(", ")}
         FROM "${relation!.relname}"`;
  return piecesOf(inner)[0]!;
}

export async function askingServer(url: string): Promise<Server> {
  await loadModule();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: columns } = await client.query<Column & { schema: string; table: string }>(COLUMNS);
  const tables = new Map<string, typeof columns>();
  for (const column of columns)
    tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  const catalogue = (schema: string | undefined, table: string): Column[] => {
    const found = tables.get(table) ?? [];
    const home =
      schema ?? (found.some((column) => column.schema === "public") ? "public" : found[0]?.schema);
    return found
      .filter((column) => column.schema === home)
      .map(({ name, nullable }) => ({
        name,
        nullable: nullable && !SURE.includes(`${table}.${name}`),
      }));
  };
  const { rows: types } = await client.query<Type>("SELECT oid, typname AS name FROM pg_type");
  const typeNames = new Map(types.map(({ oid, name }) => [oid, name]));
  const columnsOf = async (text: string, parameters: readonly Parameter[] = []) => {
    const answers: Answer[] = [];
    for (const piece of piecesOf(text).map(asQuery)) {
      const announced = await describe(client, piece.text);
      const nulls = nullsOf(piece.tree, catalogue, parameters);
      if (nulls.length !== announced.length)
        throw new Error(
          `the reading of nulls counts ${nulls.length} columns, PostgreSQL ${announced.length}`,
        );
      answers.push(
        ...announced.map((column, i) => ({
          ...column,
          typeName: typeNames.get(column.type)!,
          nullable: nulls[i]!.nullable,
        })),
      );
    }
    return answers;
  };
  return { columnsOf, end: () => client.end() };
}
