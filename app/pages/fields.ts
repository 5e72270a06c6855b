/** What a form sends, by the names of its fields; what it leaves out is empty. */
export function fieldsOf<Fields extends Record<string, string>>(
  names: Fields,
  sent: FormData,
): Fields {
  const fields: Record<string, string> = {};
  for (const name of Object.keys(names)) fields[name] = String(sent.get(name) ?? "");
  return fields as Fields;
}

/** Of a field of a browser, which is empty or a day; half typed it may be in no calendar. */
export const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
