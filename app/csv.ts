/**
 * A cell of a CSV file. Spreadsheets run a text that begins with = + - @ or a control character as a formula: an
 * apostrophe in front makes it text.
 */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line with its end, as RFC 4180 writes it. */
export function csvLine(cells: (string | number)[]): string {
  return cells.map(csvCell).join(",") + "\r\n";
}
