import ts from "typescript";
import type { Names, Reading } from "./reading.ts";

/**
 * Every turn of the loops around a place: what their names stand for in it. A loop over what is not known has no turns.
 */
export function loopsAround(reading: Reading, node: ts.Node): Names[] {
  const outside = node.parent as ts.Node | undefined;
  if (!outside || ts.isFunctionLike(outside)) return [new Map()];
  const around = loopsAround(reading, outside);
  if (!ts.isForOfStatement(outside) || !ts.isVariableDeclarationList(outside.initializer))
    return around;
  const [{ name }] = outside.initializer.declarations as unknown as [ts.VariableDeclaration];
  const symbol = ts.isIdentifier(name) && reading.project.checker.getSymbolAtLocation(name);
  if (!symbol) return around;
  return around.flatMap((names): Names[] => {
    const turns = reading.attempt(outside.expression, names);
    if (!turns) return [names];
    return turns
      .flatMap((all) => [...(all as Iterable<unknown>)])
      .map((value) => new Map([...names, [symbol, value]]));
  });
}
