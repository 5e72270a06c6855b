import type { Node } from "libpg-query";

/** Everything inside a node, itself not included: [kind, content]. */
export function* inside(node: unknown): Generator<[string, Record<string, unknown>]> {
  if (Array.isArray(node)) for (const part of node) yield* inside(part);
  else if (node && typeof node === "object")
    for (const [name, content] of Object.entries(node)) {
      if (/^[A-Z]/.test(name) && content && typeof content === "object")
        yield [name, content as Record<string, unknown>];
      yield* inside(content);
    }
}

const WRITES = ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"];

export const isWrite = (node: Node): boolean => WRITES.some((kind) => kind in node);

/** The last part of a name: of schema.table the table. */
export function lastName(parts: unknown): string {
  const last = Array.isArray(parts) ? (parts.at(-1) as Node | undefined) : undefined;
  return last && "String" in last ? (last.String.sval ?? "") : "";
}
