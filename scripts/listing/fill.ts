/** docs/app-store/publisher.json: what only who publishes the app knows. */
export type Publisher = Record<string, string>;

const FIELD = /\{\{(\w+)\}\}/g;

/** Fields a text names. */
export const fieldsOf = (text: string): string[] =>
  [...text.matchAll(FIELD)].map(([, name]) => name!);

export const missingFields = (publisher: Publisher): string[] =>
  Object.keys(publisher).filter((name) => publisher[name]!.trim() === "");

/**
 * The text with the publisher's values; an empty one is said to be missing, never made up.
 * @throws for an unknown field
 */
export function filled(text: string, publisher: Publisher): string {
  return text.replace(FIELD, (_, name: string) => {
    const value = publisher[name];
    if (value === undefined) throw new Error(`publisher.json has no field ${name}`);
    return value.trim() === "" ? `(missing: ${name})` : value;
  });
}
