import type ts from "typescript";
import { arrival } from "./arrivals.ts";
import { parametersOf } from "./parameters.ts";
import { fieldsOf, fits, rowType, type Field } from "./row-type.ts";
import type { Answer, Server } from "./server.ts";
import type { Statement, Statements } from "./statements.ts";
import { looksAtRows } from "./use-of-rows.ts";

/** What PostgreSQL says of a column, over every text the statement can have. */
function together(results: Answer[][]): Answer[] {
  const [first = [], ...others] = results;
  return first.map((answer, i) => ({
    ...answer,
    nullable: [first, ...others].some((answers) => answers[i]?.nullable),
  }));
}

/** What differs between the rows PostgreSQL gives and the type that is said of them. */
function differences(
  fields: Map<string, Field>,
  answers: Answer[],
  checker: ts.TypeChecker,
): string[] {
  const names = answers.map(({ name }) => name);
  const missing = [...fields]
    .filter(([name, { optional }]) => !optional && !names.includes(name))
    .map(([name]) => `"${name}" is in the type, not in the result`);
  const twice = names
    .filter((name, i) => names.indexOf(name) !== i)
    .map((name) => `"${name}" is in the result twice`);
  const wrong = answers.flatMap(({ name, type, typeName, nullable }) => {
    const field = fields.get(name);
    if (!field) return [`"${name}" is in the result, not in the type`];
    const found: string[] = [];
    const arrives = arrival({ oid: type, name: typeName });
    if (!fits(checker, field.type, arrives))
      found.push(
        `"${name}" is ${field.written} in the type; ${typeName} arrives as ${JSON.stringify(arrives)}`,
      );
    if (nullable && !field.nullable) found.push(`"${name}" can be null, not in the type`);
    if (!nullable && field.nullable && arrives !== "json" && found.length === 0)
      found.push(`"${name}" is never null, in the type it can be`);
    return found;
  });
  return [...missing, ...twice, ...wrong];
}

async function faultsOf(
  { call, texts, by }: Statement,
  { project: { checker } }: Statements,
  server: Server,
): Promise<string[]> {
  const found: string[] = [];
  const results: Answer[][] = [];
  for (const text of texts)
    try {
      results.push(await server.columnsOf(text, parametersOf(checker, call)));
    } catch (error) {
      found.push((error as Error).message);
    }
  if (by !== "rows" && by !== "query") return found;
  const type = rowType(checker, call);
  const fields = type ? fieldsOf(checker, type, call) : new Map<string, Field>();
  const answers = together(results);
  // a look whether there is a row needs no type: SELECT 1
  const isNamed = answers.some(({ name }) => name !== "?column?");
  if (fields.size > 0 && results.length > 0) found.push(...differences(fields, answers, checker));
  else if (isNamed && (by === "rows" || looksAtRows(checker, call)))
    found.push("gives rows without a type");
  return found;
}

/** Everything wrong with the statements of the app, each with its place. */
export async function sqlFaults(statements: Statements, server: Server): Promise<string[]> {
  const all: string[] = [];
  for (const statement of statements.found)
    for (const fault of await faultsOf(statement, statements, server))
      all.push(`${statement.file}:${statement.line} ${fault}`);
  return [...new Set(all)];
}
