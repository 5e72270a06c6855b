/**
 * A record that is read only when more than its id is asked for: most exports want `customer { id }`,
 * and a million look-ups for an id one already has are most of their time.
 */
export function lazily<T extends { id: number }>(id: number, load: () => T | null): T {
  let record: T | null = null;
  return new Proxy({ id } as T, {
    get(target, key) {
      if (key === "id") return target.id;
      // asked of every object a query may return, to tell unions apart
      if (key === "__typename" || typeof key === "symbol") return undefined;
      record ??= load();
      if (record === null) throw new Error(`The record ${id} is referred to but not there`);
      return record[key as keyof T];
    },
  });
}
