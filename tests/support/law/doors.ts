// What a route file may hold, as functions over its text, so that the test can show them broken files too.
import ts from "typescript";

/** Lines of a loader or an action, from its first to its last. */
export const MOST_LINES = 10;

const DOORS = new Set(["loader", "action"]);
/** What Remix asks a route for besides its doors. */
const FACES = new Set(["default", "links", "headers", "ErrorBoundary"]);

type Callable = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;
interface Named {
  name: string;
  node: Callable;
}

const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false);

/** Functions of the module itself, whichever way they are written. */
function functionsOf(source: ts.SourceFile): (Named & { exported: boolean })[] {
  return source.statements.flatMap((statement): (Named & { exported: boolean })[] => {
    if (ts.isFunctionDeclaration(statement)) {
      const isDefault = ts
        .getModifiers(statement)
        ?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword);
      const name = isDefault ? "default" : (statement.name?.text ?? "");
      return [{ name, node: statement, exported: isExported(statement) }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap((one) =>
      one.initializer &&
      (ts.isArrowFunction(one.initializer) || ts.isFunctionExpression(one.initializer))
        ? [
            {
              name: one.name.getText(source),
              node: one.initializer,
              exported: isExported(statement),
            },
          ]
        : [],
    );
  });
}

function linesOf(source: ts.SourceFile, node: ts.Node): number {
  const at = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  return at(node.getEnd()) - at(node.getStart(source)) + 1;
}

/** Loaders and actions of a route file with their length. */
export function doorsOf(file: string, text: string): { name: string; lines: number }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return functionsOf(source)
    .filter((one) => one.exported && DOORS.has(one.name))
    .map(({ name, node }) => ({ name, lines: linesOf(source, node) }));
}

/** A sentence, or a piece of one around a number; null for anything else. Text of a page is a sentence at one word. */
function wordsIn(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return /\p{L}/u.test(node.text) ? node.text.trim() : null;
  const isLiteral = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
  return isLiteral && /\p{L}\s+\p{L}|\s\p{L}|\p{L}\s/u.test(node.text) ? node.text : null;
}

/** Why a route file is more than doors, one line each. */
export function breaksOfDoors(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const breaks: string[] = [];
  for (const { name, node, exported } of functionsOf(source)) {
    const lines = linesOf(source, node);
    if (!exported || !(DOORS.has(name) || FACES.has(name)))
      breaks.push(`${file}: ${name} belongs into a page or a room`);
    else if (lines > MOST_LINES)
      breaks.push(`${file}: ${name} has ${lines} lines, a door at most ${MOST_LINES}`);
  }
  const look = (node: ts.Node): void => {
    const words = wordsIn(node);
    if (words !== null) breaks.push(`${file}: says "${words}"`);
    if (ts.isTaggedTemplateExpression(node)) breaks.push(`${file}: asks in a language of its own`);
    ts.forEachChild(node, look);
  };
  look(source);
  return breaks;
}
