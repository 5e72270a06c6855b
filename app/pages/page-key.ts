const key = /^[\dT:.Z+-]{20,30}~[0-9a-f-]{36}$/;

/** Where the asked page of a list begins: the instant and the id of the last row before it. Null: with the newest. */
export function keyIn(search: URLSearchParams): string | null {
  const asked = search.get("before");
  return asked !== null && key.test(asked) ? asked : null;
}
