import ts from "typescript";
import { symbolAt } from "../project.ts";
import { distinct, member, Unknown, type Names, type Reading } from "./reading.ts";

const BUILT_IN: Record<string, unknown> = { Object, String, Number, Math, undefined };

export function named(reading: Reading, node: ts.Identifier, names: Names): unknown[] {
  const symbol = symbolAt(reading.project.checker, node);
  if (!symbol) throw new Unknown(node);
  if (names.has(symbol)) return [names.get(symbol)];
  const declaration = symbol.valueDeclaration;
  if (!declaration || declaration.getSourceFile().isDeclarationFile) {
    if (node.text in BUILT_IN) return [BUILT_IN[node.text]];
    throw new Unknown(node);
  }
  return declared(reading, declaration, node, names);
}

function declared(
  reading: Reading,
  declaration: ts.Node,
  node: ts.Identifier,
  names: Names,
): unknown[] {
  if (ts.isBindingElement(declaration)) return taken(reading, declaration, names);
  if (ts.isParameter(declaration)) return passed(reading, declaration, node);
  if (!ts.isVariableDeclaration(declaration)) throw new Unknown(node);
  const list = declaration.parent;
  if (ts.isVariableDeclarationList(list) && ts.isForOfStatement(list.parent))
    return reading
      .values(list.parent.expression, names)
      .flatMap((all) => [...(all as Iterable<unknown>)]);
  // what changes after its declaration is not known by reading it
  const fixed = ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0;
  if (!fixed || !declaration.initializer) throw new Unknown(node);
  return reading.values(declaration.initializer, names);
}

/** A name taken out of an object or a list by its pattern. */
function taken(reading: Reading, element: ts.BindingElement, names: Names): unknown[] {
  const pattern = element.parent;
  const owner = pattern.parent;
  if (!ts.isVariableDeclaration(owner)) throw new Unknown(element.name);
  const list = owner.parent;
  const owners =
    ts.isVariableDeclarationList(list) && ts.isForOfStatement(list.parent)
      ? reading
          .values(list.parent.expression, names)
          .flatMap((all) => [...(all as Iterable<unknown>)])
      : owner.initializer
        ? reading.values(owner.initializer, names)
        : [];
  const key = ts.isArrayBindingPattern(pattern)
    ? String(pattern.elements.indexOf(element))
    : (element.propertyName ?? element.name).getText();
  return owners.map((value) => {
    const found = member(value, key, element.name);
    if (found === undefined) throw new Unknown(element.name);
    return found;
  });
}

/** What every call of the function passes. */
function passed(
  reading: Reading,
  parameter: ts.ParameterDeclaration,
  node: ts.Identifier,
): unknown[] {
  const owner = parameter.parent;
  const name = ts.isFunctionDeclaration(owner)
    ? owner.name
    : ts.isArrowFunction(owner) && ts.isVariableDeclaration(owner.parent)
      ? owner.parent.name
      : undefined;
  const callee = name && ts.isIdentifier(name) && reading.project.checker.getSymbolAtLocation(name);
  const calls = callee ? reading.project.callsOf(callee) : [];
  if (calls.length === 0) throw new Unknown(node);
  const place = owner.parameters.indexOf(parameter);
  return distinct(
    calls.flatMap((one) => {
      const argument = one.arguments[place] ?? parameter.initializer;
      return argument ? reading.values(argument, new Map()) : [undefined];
    }),
  );
}
