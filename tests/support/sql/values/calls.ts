import ts from "typescript";
import { symbolAt } from "../project.ts";
import {
  combinations,
  distinct,
  isMethod,
  Unknown,
  type Method,
  type Names,
  type Reading,
} from "./reading.ts";

function returned(reading: Reading, body: ts.ConciseBody, names: Names): unknown[] {
  if (!ts.isBlock(body)) return reading.values(body, names);
  const found: unknown[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression)
      found.push(...reading.values(node.expression, names));
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function inside(
  reading: Reading,
  node: ts.SignatureDeclaration,
  given: unknown[],
  names: Names,
): Names {
  const within = new Map(names);
  node.parameters.forEach((parameter, i) => {
    const symbol =
      ts.isIdentifier(parameter.name) &&
      reading.project.checker.getSymbolAtLocation(parameter.name);
    if (!symbol) return;
    if (i < given.length) within.set(symbol, given[i]);
    else if (parameter.initializer)
      within.set(symbol, reading.attempt(parameter.initializer, names)?.[0]);
  });
  return within;
}

export function closure(
  reading: Reading,
  node: ts.ArrowFunction | ts.FunctionExpression,
  names: Names,
): Method {
  return (...given) => {
    const found = returned(reading, node.body, inside(reading, node, given, names));
    if (found.length !== 1) throw new Unknown(node);
    return found[0];
  };
}

/** What a function of the project gives back for values that may be known. */
function functionOf(reading: Reading, node: ts.Expression): ts.SignatureDeclaration | undefined {
  const declaration =
    ts.isIdentifier(node) && symbolAt(reading.project.checker, node)?.valueDeclaration;
  if (!declaration) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const initializer = ts.isVariableDeclaration(declaration) && declaration.initializer;
  return initializer && ts.isArrowFunction(initializer) ? initializer : undefined;
}

export function call(reading: Reading, node: ts.CallExpression, names: Names): unknown[] {
  const own = functionOf(reading, node.expression);
  const body = own && (own as ts.FunctionDeclaration).body;
  if (own && body) {
    const known = node.arguments.map((argument) => reading.attempt(argument, names));
    const parts = known.map((part) => part ?? [undefined]);
    return distinct(
      combinations(parts, node).flatMap((given) => {
        const within = new Map(inside(reading, own, given, names));
        own.parameters.forEach((parameter, i) => {
          const symbol = reading.project.checker.getSymbolAtLocation(parameter.name);
          if (symbol && i < known.length && !known[i]) within.delete(symbol);
        });
        return returned(reading, body, within);
      }),
    );
  }
  const callees = reading.values(node.expression, names);
  const given = node.arguments.map((argument) => reading.values(argument, names));
  return combinations([callees, ...given], node).map(([callee, ...chosen]) => {
    if (!isMethod(callee)) throw new Unknown(node);
    return callee(...chosen);
  });
}
