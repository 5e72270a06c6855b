import path from "node:path";
import ts from "typescript";
import { inProject, ROOT } from "../../../scripts/paths.ts";

/** The project as the TypeScript compiler sees it. */
export interface Project {
  checker: ts.TypeChecker;
  /** The files that are read for SQL. */
  sources: ts.SourceFile[];
  /** Every call whose callee is this function. */
  callsOf(callee: ts.Symbol): ts.CallExpression[];
}

const options = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(inProject("tsconfig.json"), (file) => ts.sys.readFile(file));
  return ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, ROOT).options;
};

/** Past the import, to the thing itself. */
export function symbolAt(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The path of a file inside the project, with slashes. */
export const placeOf = (source: ts.SourceFile): string =>
  path.relative(ROOT, source.fileName).replaceAll(path.sep, "/");

export const lineOf = (node: ts.Node): number => {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
};

/** Files of packages do not change while the tests run. */
const ofPackages = new Map<string, ts.SourceFile | undefined>();

/**
 * Opens files of the project.
 * @param files paths inside the project; what they import is read as well
 * @param written texts that stand in for files, by path inside the project: a test's own
 */
export function openProject(files: string[], written: Record<string, string> = {}): Project {
  const host = ts.createCompilerHost(options(), true);
  const texts = new Map(Object.entries(written).map(([file, text]) => [inProject(file), text]));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => texts.has(path.normalize(file)) || fileExists(file);
  host.readFile = (file) => texts.get(path.normalize(file)) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = texts.get(path.normalize(file));
    if (text !== undefined) return ts.createSourceFile(file, text, version, true);
    if (!file.includes("/node_modules/")) return getSourceFile(file, version, ...rest);
    if (!ofPackages.has(file)) ofPackages.set(file, getSourceFile(file, version, ...rest));
    return ofPackages.get(file);
  };
  const roots = [...files, ...Object.keys(written)].map((file) => inProject(file));
  const program = ts.createProgram(roots, options(), host);
  const checker = program.getTypeChecker();
  const sources = roots.map((file) => program.getSourceFile(file)!);
  let calls: Map<ts.Symbol, ts.CallExpression[]> | undefined;
  const gather = () => {
    const found = new Map<ts.Symbol, ts.CallExpression[]>();
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
        const callee = symbolAt(checker, node.expression);
        if (callee) found.set(callee, [...(found.get(callee) ?? []), node]);
      }
      ts.forEachChild(node, visit);
    };
    for (const source of sources) visit(source);
    return found;
  };
  return { checker, sources, callsOf: (callee) => (calls ??= gather()).get(callee) ?? [] };
}
