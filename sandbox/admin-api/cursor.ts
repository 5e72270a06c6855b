import { GraphQLError } from "graphql";
import type { SQLInputValue } from "node:sqlite";

export interface Cursor {
  id: number;
  value: SQLInputValue;
  /** how many came before and with it */
  depth: number;
}

export const encode = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64");

export function decode(text: string): Cursor {
  const refused = new GraphQLError(`Invalid cursor for current pagination sort.`, {
    extensions: { code: "BAD_REQUEST" },
  });
  if (!/^[A-Za-z0-9+/=]+$/.test(text)) throw refused;
  let cursor: Partial<Cursor>;
  try {
    cursor = JSON.parse(Buffer.from(text, "base64").toString()) as Partial<Cursor>;
  } catch {
    throw refused;
  }
  if (typeof cursor.id !== "number" || typeof cursor.depth !== "number") throw refused;
  return { id: cursor.id, depth: cursor.depth, value: cursor.value ?? null };
}
