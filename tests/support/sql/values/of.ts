import ts from "typescript";
import type { Project } from "../project.ts";
import { call, closure } from "./calls.ts";
import { array, binary, choice, object, template } from "./compounds.ts";
import { loopsAround } from "./loops.ts";
import { named } from "./names.ts";
import { distinct, member, Unknown, type Names, type Reading } from "./reading.ts";

/**
 * Reads expressions of constants the way they would run: every value an expression can have. Both ways of a choice
 * count unless its condition is known; a parameter has the values of every call.
 * @param sample values for a part that cannot be known; nothing when there are none
 */
export function reader(
  project: Project,
  sample: (node: ts.Expression) => unknown[] | undefined,
): (node: ts.Expression) => unknown[] {
  const open = new Set<ts.Node>();
  const reading: Reading = { project, values, attempt };

  function attempt(node: ts.Expression, names: Names): unknown[] | undefined {
    try {
      return values(node, names);
    } catch (error) {
      if (error instanceof Unknown) return undefined;
      throw error;
    }
  }

  function values(node: ts.Expression, names: Names): unknown[] {
    const given = sample(node);
    if (given) return given;
    if (open.has(node) && names.size === 0) throw new Unknown(node);
    open.add(node);
    try {
      return read(node, names);
    } finally {
      open.delete(node);
    }
  }

  function read(node: ts.Expression, names: Names): unknown[] {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isNumericLiteral(node)) return [Number(node.text.replaceAll("_", ""))];
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      return [new RegExp(node.text.slice(1, end), node.text.slice(end + 1))];
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword) return [true];
    if (node.kind === ts.SyntaxKind.FalseKeyword) return [false];
    if (node.kind === ts.SyntaxKind.NullKeyword) return [null];
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node)
    )
      return values(node.expression, names);
    if (ts.isTemplateExpression(node)) return template(reading, node, names);
    if (ts.isConditionalExpression(node)) return choice(reading, node, names);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      return distinct(values(node.operand, names).map((value) => !value));
    if (ts.isBinaryExpression(node)) return binary(reading, node, names);
    if (ts.isArrayLiteralExpression(node)) return array(reading, node, names);
    if (ts.isObjectLiteralExpression(node)) return object(reading, node, names);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
      return [closure(reading, node, names)];
    if (ts.isIdentifier(node)) return named(reading, node, names);
    if (ts.isPropertyAccessExpression(node))
      return values(node.expression, names).map((owner) => member(owner, node.name.text, node));
    if (ts.isElementAccessExpression(node))
      return values(node.expression, names).flatMap((owner) => {
        const keys = attempt(node.argumentExpression, names);
        return keys
          ? keys.map((key) => member(owner, String(key), node))
          : Object.values(owner as object);
      });
    if (ts.isCallExpression(node)) return call(reading, node, names);
    throw new Unknown(node);
  }

  return (node) => loopsAround(reading, node).flatMap((names) => values(node, names));
}
