import type { ExportedBuyer } from "./order.ts";
import type { Row } from "./cells.ts";

/** Who bought, by e-mail address, else by phone number; null = the file knows neither. */
export function buyerOf(row: Row): ExportedBuyer | null {
  const email = row.cell("email").toLowerCase().replace(/^'/, "") || null;
  const phone = phoneOf(row.cell("phone")) ?? phoneOf(row.cell("billing phone"));
  const key = email ?? phone;
  if (key === null) return null;
  return {
    key,
    email,
    phone,
    name: row.cell("billing name") || row.cell("shipping name"),
    acceptsMarketing: /^(yes|true)$/i.test(row.cell("accepts marketing")),
  };
}

/** "+15550100007" from the many ways it is written; an apostrophe keeps spreadsheets from adding it up. */
function phoneOf(text: string): string | null {
  const plain = text.replace(/^'/, "").replace(/[\s().\-/]/g, "");
  const number = plain.replace(/^00(?=\d)/, "+");
  return /^\+?\d{5,15}$/.test(number) ? number : null;
}

/** "SPRING10, WELCOME": codes and tags stand in one cell. */
export function listed(cell: string): string[] {
  const names = cell.split(",").map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}
