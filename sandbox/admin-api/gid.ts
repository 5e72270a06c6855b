/** "gid://shopify/Order/5500000001001" for an order with that id. */
export function gid(kind: string, id: number | string): string {
  return `gid://shopify/${kind}/${id}`;
}

const form = /^gid:\/\/shopify\/([A-Za-z]\w*)\/([\w-]+)(?:\?.*)?$/;

export interface ParsedGid {
  kind: string;
  id: number;
}

/** Kind and number of a global id; null when it is none. */
export function parseGid(text: string): ParsedGid | null {
  const match = form.exec(text);
  if (!match) return null;
  return { kind: match[1]!, id: Number(match[2]) };
}

/** The number in a gid that was checked before. */
export function idOf(text: string): number {
  const parsed = parseGid(text);
  if (!parsed) throw new Error(`Not a global id: ${text}`);
  return parsed.id;
}
