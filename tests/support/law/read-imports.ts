import ts from "typescript";

export interface Import {
  specifier: string;
  line: number;
  /** True when the whole statement disappears with the types. */
  typeOnly: boolean;
  /** Names taken, as the other module calls them; `*` for all of it. */
  names: string[];
}

/** Uses of the surroundings that a pure file must not have. */
export interface Impurity {
  what: string;
  line: number;
}

const parse = (path: string, text: string) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

const lineOf = (source: ts.SourceFile, node: ts.Node) =>
  source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

function clauseNames(clause: ts.ImportClause | undefined): string[] {
  if (!clause) return [];
  const names = clause.name ? ["default"] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push("*");
  if (bindings && ts.isNamedImports(bindings))
    for (const element of bindings.elements)
      if (!element.isTypeOnly) names.push((element.propertyName ?? element.name).text);
  return names;
}

function importOf(node: ts.Node): Omit<Import, "line"> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const names = clauseNames(node.importClause);
    const typeOnly =
      node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      (node.importClause !== undefined && names.length === 0);
    return { specifier: node.moduleSpecifier.text, typeOnly, names };
  }
  if (
    ts.isExportDeclaration(node) &&
    node.moduleSpecifier &&
    ts.isStringLiteral(node.moduleSpecifier)
  )
    return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, names: ["*"] };
  if (
    ts.isCallExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ImportKeyword &&
    node.arguments[0] &&
    ts.isStringLiteralLike(node.arguments[0])
  )
    return { specifier: node.arguments[0].text, typeOnly: false, names: ["*"] };
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  )
    return { specifier: node.argument.literal.text, typeOnly: true, names: [] };
  return undefined;
}

/** Every import of a module: statements, re-exports, dynamic imports, imports inside types. */
export function readImports(path: string, text: string): Import[] {
  const source = parse(path, text);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = importOf(node);
    if (one) found.push({ ...one, line: lineOf(source, node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const GLOBALS = new Set(["fetch", "process", "setTimeout", "setInterval", "console", "document"]);

/** `a.b` when the node is such a property of a plain name. */
function member(node: ts.Node): string | undefined {
  return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)
    ? `${node.expression.text}.${node.name.text}`
    : undefined;
}

function impurityOf(node: ts.Node): string | undefined {
  const name = member(node);
  if (name === "Date.now" || name === "performance.now") return `reads the clock (${name})`;
  if (name === "Math.random" || name === "crypto.randomUUID") return `draws by chance (${name})`;
  if (
    ts.isNewExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === "Date" &&
    (node.arguments?.length ?? 0) === 0
  )
    return "reads the clock (new Date())";
  const used =
    ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) ? node.expression : undefined;
  if (used && ts.isIdentifier(used) && GLOBALS.has(used.text)) return `uses ${used.text}`;
  return undefined;
}

/** Where a module reaches for the clock, chance, the network or the process without importing anything. */
export function readImpurities(path: string, text: string): Impurity[] {
  const source = parse(path, text);
  const found: Impurity[] = [];
  const visit = (node: ts.Node): void => {
    const what = impurityOf(node);
    if (what) found.push({ what, line: lineOf(source, node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
