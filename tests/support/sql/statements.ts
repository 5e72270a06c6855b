import ts from "typescript";
import { projectFiles } from "../law/project-files.ts";
import { lineOf, openProject, placeOf, type Project } from "./project.ts";
import { SAMPLES, type Samples } from "./samples.ts";
import { reader } from "./values/of.ts";
import { Unknown } from "./values/reading.ts";

export interface Statement {
  /** Path inside the project, with slashes. */
  file: string;
  line: number;
  /** How it reaches the server. */
  by: "rows" | "query" | "copyIn" | "copyTo" | "copyFrom";
  /** The text; several when parts of it vary. */
  texts: string[];
  call: ts.CallExpression;
}

export interface Statements {
  project: Project;
  found: Statement[];
  /** Statements whose text cannot be known: each needs a line in samples.ts. */
  unknown: string[];
  /** Lines of samples.ts that no statement asks for any more. */
  unused: string[];
}

/** Which argument of a call is SQL. */
function sqlOf(call: ts.CallExpression): { by: Statement["by"]; sql: ts.Expression } | undefined {
  const callee = call.expression;
  const name = calledIn(call);
  const [first, second] = call.arguments;
  if (name === "rows" && ts.isIdentifier(callee) && second) return { by: name, sql: second };
  if (name === "copyIn" && second) return { by: name, sql: second };
  if (isCopy(name) && first) return { by: name, sql: first };
  // query(copyTo(…)) is found as copyTo
  const isFound = first && ts.isCallExpression(first) && isCopy(calledIn(first));
  if (name === "query" && first && !isFound && !ts.isIdentifier(callee))
    return { by: name, sql: first };
  return undefined;
}

function calledIn({ expression }: ts.CallExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : "";
}

const isCopy = (name: string): name is "copyTo" | "copyFrom" =>
  name === "copyTo" || name === "copyFrom";

const SERVER_FILES = () =>
  [...projectFiles(["app"]).keys()].filter((file) => file.endsWith(".server.ts"));

/** Where statements of others pass through: their texts are read where they are written. */
const PASSES_THROUGH = "app/db.server.ts";

/**
 * Every SQL statement of app/ with its text. Interpolated constants are resolved; parts that only running would tell
 * are written in samples.ts.
 * @param written texts that are read instead of app/, by path inside the project: for tests of the reader
 */
export function sqlStatements(
  written?: Record<string, string>,
  samples: Samples = SAMPLES,
): Statements {
  const project = openProject(written ? [] : SERVER_FILES(), written);
  const asked = new Set<string>();
  const read = reader(project, (node) => {
    const file = placeOf(node.getSourceFile());
    const lines = samples[file];
    const text = lines && node.getText().replace(/\s+/g, " ");
    if (!lines || text === undefined || !(text in lines)) return undefined;
    asked.add(`${file}: ${text}`);
    return lines[text];
  });
  const found: Statement[] = [];
  const unknown: string[] = [];
  const visit = (node: ts.Node): void => {
    const sql = ts.isCallExpression(node) ? sqlOf(node) : undefined;
    if (sql && ts.isCallExpression(node)) {
      const place = { file: placeOf(node.getSourceFile()), line: lineOf(node) };
      try {
        found.push({ ...place, by: sql.by, texts: read(sql.sql).map(String), call: node });
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        unknown.push(`${place.file}:${place.line} ${error.message}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const source of project.sources) if (placeOf(source) !== PASSES_THROUGH) visit(source);
  const unused = Object.entries(samples)
    .flatMap(([file, lines]) => Object.keys(lines).map((text) => `${file}: ${text}`))
    .filter((line) => !asked.has(line));
  return { project, found, unknown, unused };
}
