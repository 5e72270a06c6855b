import ts from "typescript";
import { combinations, distinct, Unknown, UNREAD, type Names, type Reading } from "./reading.ts";

/** A part that stands twice in a text says the same in both places. */
export function template(reading: Reading, node: ts.TemplateExpression, names: Names): unknown[] {
  const parts = new Map(
    node.templateSpans.map(({ expression }) => [expression.getText(), expression]),
  );
  const order = [...parts.keys()];
  const choices = combinations(
    [...parts.values()].map((part) => reading.values(part, names)),
    node,
  );
  const textOf = (chosen: unknown[]) =>
    node.templateSpans.reduce(
      (text, { expression, literal }) =>
        text + String(chosen[order.indexOf(expression.getText())]) + literal.text,
      node.head.text,
    );
  return distinct(choices.map(textOf));
}

export function choice(reading: Reading, node: ts.ConditionalExpression, names: Names): unknown[] {
  const conditions = reading.attempt(node.condition, names) ?? [true, false];
  return distinct(
    distinct(conditions.map(Boolean)).flatMap((yes) =>
      reading.values(yes ? node.whenTrue : node.whenFalse, names),
    ),
  );
}

export function binary(reading: Reading, node: ts.BinaryExpression, names: Names): unknown[] {
  const { kind } = node.operatorToken;
  const { left, right } = node;
  if (
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandToken
  ) {
    const goesOn = (value: unknown) =>
      kind === ts.SyntaxKind.BarBarToken
        ? !value
        : kind === ts.SyntaxKind.AmpersandAmpersandToken
          ? Boolean(value)
          : value === null || value === undefined;
    return distinct(
      reading
        .values(left, names)
        .flatMap((value) => (goesOn(value) ? reading.values(right, names) : [value])),
    );
  }
  const pairs = combinations([reading.values(left, names), reading.values(right, names)], node);
  return distinct(
    pairs.map(([a, b]) => {
      if (kind === ts.SyntaxKind.PlusToken)
        return typeof a === "number" && typeof b === "number" ? a + b : String(a) + String(b);
      if (kind === ts.SyntaxKind.EqualsEqualsEqualsToken) return a === b;
      if (kind === ts.SyntaxKind.ExclamationEqualsEqualsToken) return a !== b;
      const [x, y] = [Number(a), Number(b)];
      if (kind === ts.SyntaxKind.AsteriskToken) return x * y;
      if (kind === ts.SyntaxKind.SlashToken) return x / y;
      if (kind === ts.SyntaxKind.MinusToken) return x - y;
      throw new Unknown(node);
    }),
  );
}

export function array(reading: Reading, node: ts.ArrayLiteralExpression, names: Names): unknown[] {
  const parts = node.elements.map((element) =>
    ts.isSpreadElement(element)
      ? reading.values(element.expression, names)
      : reading.values(element, names).map((value) => [value]),
  );
  return combinations(parts, node).map((pieces) =>
    pieces.flatMap((piece) => [...(piece as Iterable<unknown>)]),
  );
}

/** One object; a property that cannot be known is missed only where it is asked for. */
export function object(
  reading: Reading,
  node: ts.ObjectLiteralExpression,
  names: Names,
): unknown[] {
  const parts = node.properties.map((property): unknown[] => {
    if (ts.isSpreadAssignment(property)) return reading.values(property.expression, names);
    const key = property.name?.getText().replace(/^["']|["']$/g, "") ?? "";
    const value = ts.isPropertyAssignment(property)
      ? reading.attempt(property.initializer, names)
      : ts.isShorthandPropertyAssignment(property)
        ? reading.attempt(property.name, names)
        : undefined;
    return (value ?? [UNREAD]).map((one) => ({ [key]: one }));
  });
  return combinations(parts, node).map((pieces) => Object.assign({}, ...(pieces as object[])));
}
