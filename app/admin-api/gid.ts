/** "gid://shopify/Order/123" → "123"; @throws Error when it is no such gid of that type */
export function gidNumber(type: string, gid: string): string {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(gid);
  if (!match || match[1] !== type)
    throw new Error(`found "${gid}", expected gid://shopify/${type}/<number>`);
  return match[2]!;
}

export function gid(type: string, id: string | number | bigint): string {
  return `gid://shopify/${type}/${id}`;
}
