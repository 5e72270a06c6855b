import ts from "typescript";

/** Whether the code looks at the rows a call gives, not only at their number. */
export function looksAtRows(checker: ts.TypeChecker, call: ts.CallExpression): boolean {
  const awaited = call.parent;
  if (!ts.isAwaitExpression(awaited)) return false;
  let used: ts.Node = awaited.parent;
  while (ts.isParenthesizedExpression(used)) used = used.parent;
  if (ts.isPropertyAccessExpression(used)) return used.name.text === "rows";
  if (!ts.isVariableDeclaration(used)) return false;
  if (!ts.isIdentifier(used.name))
    return used.name.elements.some((element) => element.getText().startsWith("rows"));
  const symbol = checker.getSymbolAtLocation(used.name);
  const isLook = (node: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(node) &&
      node.name.text === "rows" &&
      checker.getSymbolAtLocation(node.expression) === symbol) ||
    (ts.forEachChild(node, (child) => isLook(child) || undefined) ?? false);
  return isLook(call.getSourceFile());
}
