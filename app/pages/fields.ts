/** What a form sends, by the names of its fields; what it leaves out is empty. */
export function fieldsOf<Fields extends Record<string, string>>(
  names: Fields,
  sent: FormData,
): Fields {
  const fields: Record<string, string> = {};
  for (const name of Object.keys(names)) fields[name] = String(sent.get(name) ?? "");
  return fields as Fields;
}
