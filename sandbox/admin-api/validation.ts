import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  Kind,
  visit,
} from "graphql";

type Place = (string | number)[];
type Told = { code: string; message: string; more?: Record<string, unknown>; last?: string };

/** A validation error in Shopify's words: its code, and the path from the operation down to the argument. */
export class ValidationError extends GraphQLError {
  readonly place: Place | null;
  constructor(message: string, error: GraphQLError, place: Place | null, extensions: object) {
    super(message, { nodes: error.nodes, extensions: { ...extensions } });
    this.place = place;
  }

  override toJSON(): GraphQLFormattedError {
    const plain = super.toJSON();
    return this.place === null ? plain : { ...plain, path: this.place };
  }
}

const rules: [RegExp, (match: string[]) => Told][] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    ([, fieldName, typeName]) => ({
      code: "undefinedField",
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      more: { typeName, fieldName },
    }),
  ],
  [
    /^Field "(\w+)" argument "(\w+)" of type "[^"]+" is required/,
    ([, name, argument]) => ({
      code: "missingRequiredArguments",
      message: `Field '${name}' is missing required arguments: ${argument}`,
      more: { className: "Field", name, arguments: argument },
    }),
  ],
  [
    /^Field "(\w+)\.(\w+)" of required type "([^"]+)" was not provided/,
    ([, inputObjectType, argumentName, argumentType]) => ({
      code: "missingRequiredInputObjectAttribute",
      message: `Argument '${argumentName}' on InputObject '${inputObjectType}' is required. Expected type ${argumentType}`,
      more: { argumentName, argumentType, inputObjectType },
      last: argumentName,
    }),
  ],
  [
    /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
    ([, argumentName, name]) => ({
      code: "argumentNotAccepted",
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      more: { name, typeName: "Field", argumentName },
    }),
  ],
  [
    /^Field "(\w+)" is not defined by type "(\w+)"/,
    ([, argumentName, name]) => ({
      code: "argumentNotAccepted",
      message: `InputObject '${name}' doesn't accept argument '${argumentName}'`,
      more: { name, typeName: "InputObject", argumentName },
    }),
  ],
  [
    /^Variable "\$(\w+)" is not defined/,
    ([, variableName]) => ({
      code: "variableNotDefined",
      message: `Variable $${variableName} is used but not declared`,
      more: { variableName },
    }),
  ],
  [
    /^Variable "\$(\w+)" is never used/,
    ([, variableName]) => ({
      code: "variableNotUsed",
      message: `Variable $${variableName} is declared but not used`,
      more: { variableName },
    }),
  ],
  [
    /^Variable "\$(\w+)" of type "([^"]+)" used in position expecting type "([^"]+)"/,
    ([, variableName, typeName]) => ({
      code: "variableMismatch",
      message: `Type mismatch on variable $${variableName} and argument`,
      more: { variableName, typeName },
    }),
  ],
  [
    /^Field "(\w+)" of type "([^"]+)" must have a selection of subfields/,
    ([, name, typeName]) => ({
      code: "selectionMismatch",
      message: `Field must have selections (field '${name}' returns ${typeName} but has no selections.)`,
      more: { typeName },
    }),
  ],
  [
    /(cannot represent|Expected value of type|does not exist in .* enum)/,
    () => ({
      code: "argumentLiteralsIncompatible",
      message: "An argument has an invalid value.",
    }),
  ],
];

/** Errors of a document that does not fit the schema, as Shopify words and places them. */
export function validationErrors(
  document: DocumentNode,
  errors: readonly GraphQLError[],
): GraphQLError[] {
  return [...errors, ...givenInVain(document, errors)].map((error) => {
    for (const [pattern, tell] of rules) {
      const match = pattern.exec(error.message);
      if (!match) continue;
      const { code, message, more, last } = tell(match);
      const place = placeOf(document, error.nodes?.[0] ?? null);
      if (place && last !== undefined) place.push(last);
      const said = code === "argumentLiteralsIncompatible" ? error.message : message;
      return new ValidationError(said, error, place, { code, ...more });
    }
    return error;
  });
}

/** Shopify does not look into arguments nobody takes: a variable that is used only there is unused. */
function givenInVain(document: DocumentNode, errors: readonly GraphQLError[]): GraphQLError[] {
  const untaken = errors.flatMap(({ message, nodes }) =>
    message.startsWith("Unknown argument") ? (nodes ?? []) : [],
  );
  const [all, inVain] = [usesOf([document]), usesOf(untaken)];
  const found: GraphQLError[] = [];
  visit(document, {
    VariableDefinition(definition) {
      const name = definition.variable.name.value;
      if (!inVain.has(name) || inVain.get(name) !== all.get(name)) return;
      found.push(new GraphQLError(`Variable "$${name}" is never used.`, { nodes: definition }));
    },
  });
  return found;
}

/** How often each variable is used in these parts of a document; what only declares it does not count. */
function usesOf(parts: readonly ASTNode[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const part of parts) {
    visit(part, {
      VariableDefinition: () => false,
      Variable({ name: { value } }) {
        uses.set(value, (uses.get(value) ?? 0) + 1);
      },
    });
  }
  return uses;
}

/** The names from the operation down to a node: "mutation Name", response names, arguments, places of a list. */
function placeOf(document: DocumentNode, wanted: ASTNode | null): Place | null {
  if (wanted === null) return null;
  const above: Place = [];
  let found: Place | null = null;
  visit(document, {
    enter(node, key, parent) {
      const name = nameOf(node, key, parent);
      if (name !== null) above.push(name);
      if (node === wanted) found = [...above];
    },
    leave(node, key, parent) {
      if (nameOf(node, key, parent) !== null) above.pop();
    },
  });
  return found;
}

function nameOf(
  node: ASTNode,
  key: string | number | undefined,
  parent: ASTNode | readonly ASTNode[] | undefined,
): string | number | null {
  if (node.kind === Kind.OPERATION_DEFINITION) {
    return node.name ? `${node.operation} ${node.name.value}` : node.operation;
  }
  if (node.kind === Kind.FRAGMENT_DEFINITION) return `fragment ${node.name.value}`;
  if (node.kind === Kind.FIELD) return node.alias?.value ?? node.name.value;
  if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return node.name.value;
  return typeof key === "number" && Array.isArray(parent) && isValue(node) ? key : null;
}

const isValue = (node: ASTNode): boolean =>
  node.kind.endsWith("Value") || node.kind === Kind.VARIABLE;

/** Variables that do not fit: one error for each variable, with every problem of it. */
export function variableErrors(
  errors: readonly GraphQLError[],
  given: Record<string, unknown>,
): GraphQLError[] {
  const byVariable = new Map<string, { first: GraphQLError; problems: Problem[] }>();
  for (const error of errors) {
    const name = /^Variable "\$(\w+)"/.exec(error.message)?.[1] ?? "";
    const known = byVariable.get(name) ?? { first: error, problems: [] };
    known.problems.push(problemOf(error));
    byVariable.set(name, known);
  }
  return [...byVariable].map(([name, { first, problems }]) =>
    invalidVariable(name, given[name] ?? null, problems, first),
  );
}

export interface Problem {
  path: Place;
  explanation: string;
}

export function invalidVariable(
  name: string,
  value: unknown,
  problems: Problem[],
  error: GraphQLError,
): GraphQLError {
  const places = problems
    .map(({ path, explanation }) =>
      path.length > 0 ? ` for ${path.join(".")} (${explanation})` : "",
    )
    .join(",");
  return new GraphQLError(`Variable $${name} was provided invalid value${places}`, {
    nodes: error.nodes,
    extensions: { code: "INVALID_VARIABLE", value, problems },
  });
}

function problemOf({ message }: GraphQLError): Problem {
  const at = / at "([^"]+)"/.exec(message)?.[1] ?? "";
  const path = at
    .split(/[.[\]]+/)
    .slice(1)
    .filter((part) => part !== "");
  const undefinedField = /Field "(\w+)" is not defined by type "(\w+)"/.exec(message);
  if (undefinedField) {
    path.push(undefinedField[1]!);
    return { path: numbered(path), explanation: `Field is not defined on ${undefinedField[2]}` };
  }
  const missing = /Field "(\w+)" of required type/.exec(message);
  if (missing) path.push(missing[1]!);
  const isMissing =
    missing !== null || /was not provided|must not be null|to be null/.test(message);
  const explanation = isMissing
    ? "Expected value to not be null"
    : (message.split(/; /).pop() ?? message);
  return { path: numbered(path), explanation };
}

const numbered = (path: string[]): Place =>
  path.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
