import { GraphQLError, parse, validate } from "graphql";
import { statSync } from "node:fs";
import type { BulkRefusal } from "../bulk/operations.ts";
import { mostUploadBytes } from "../bulk/staged-uploads.ts";
import type { Call } from "./call.ts";
import { adminSchema } from "./schema.ts";

const neverInBulk = /^(bulkOperation|stagedUploads)/;
const noFile =
  "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.";

const invalid = (message: string, field: string[] | null = null): BulkRefusal[] => [
  { field, message, code: "INVALID_MUTATION" },
];

/** Where the lines of an import lie, or why Shopify would not begin it, in its sentences. */
export function checkImport(
  mutation: string,
  path: string,
  clientIdentifier: string | null,
  call: Call,
): { file: string } | { refused: BulkRefusal[] } {
  const refused = mistakeOf(mutation);
  if (refused) return { refused };
  const length = clientIdentifier?.length ?? 10;
  if (length < 10) {
    return { refused: invalid("is too short (minimum is 10 characters)", ["clientIdentifier"]) };
  }
  if (length > 255) {
    return { refused: invalid("is too long (maximum is 255 characters)", ["clientIdentifier"]) };
  }
  const file = call.tenant.uploads.find(path);
  if (file === null) {
    return { refused: [{ field: null, message: noFile, code: "NO_SUCH_FILE" }] };
  }
  const { size } = statSync(file);
  const ofFile = (message: string) => ({
    refused: [{ field: null, message, code: "INVALID_STAGED_UPLOAD_FILE" }],
  });
  if (size === 0) return ofFile("The input file is empty.");
  return size > mostUploadBytes ? ofFile("The input file is too large.") : { file };
}

function mistakeOf(mutation: string): BulkRefusal[] | null {
  let ast;
  try {
    ast = parse(mutation);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return invalid(`Failed to parse the mutation - ${syntaxMistake(mutation, error)}`);
  }
  const operations = ast.definitions.filter((one) => one.kind === "OperationDefinition");
  if (operations.some(({ operation }) => operation !== "mutation")) {
    return invalid("Invalid operation type. Only `mutation` operations are supported.");
  }
  const roots = operations.flatMap(({ selectionSet }) => selectionSet.selections);
  const [root] = roots;
  const about = (message: string) => [{ field: ["mutation"], message, code: null }];
  if (roots.length !== 1 || root?.kind !== "Field") {
    return about("You must specify a single top level mutation.");
  }
  if (neverInBulk.test(root.name.value)) return about("You must use an allowed mutation name.");
  const mistakes = validate(adminSchema().schema, ast);
  return mistakes.length === 0
    ? null
    : invalid(`Invalid mutation: ${mistakes.map(({ message }) => message).join("; ")}`);
}

/** Shopify names the place where its last whole word begins when the text ends too early. */
function syntaxMistake(text: string, error: GraphQLError): string {
  if (!error.message.endsWith("found <EOF>.")) {
    const { line, column } = error.locations![0]!;
    return `syntax error at [${line}, ${column}]`;
  }
  const before = text.trimEnd().replace(/(\w+|[^\w])$/, "");
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  return `syntax error, unexpected end of file at [${line}, ${column}]`;
}
