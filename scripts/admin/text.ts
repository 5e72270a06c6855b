const isPlain = (value: unknown) =>
  value === null || typeof value !== "object" || value instanceof Date;

/** What others wrote (titles, reasons, errors) must not move the reader's cursor or look like a line of ours. */
const inOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");

function written(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "boolean"
    ? value
      ? "yes"
      : "no"
    : inOneLine(String(value as string | number));
}

/** "ordersRead" → "orders read" */
const words = (key: string) => key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

const line = (record: object) =>
  Object.entries(record)
    .map(
      ([key, value]) =>
        `${words(key)}: ${isPlain(value) ? written(value) : inOneLine(JSON.stringify(value))}`,
    )
    .join(", ");

/** A report for the eye: a line a fact, a list under its name. */
export function textOf(report: Readonly<Record<string, unknown>>, indent = ""): string {
  return Object.entries(report)
    .map(([key, value]) => {
      const name = `${indent}${words(key)}`;
      if (isPlain(value)) return `${name}: ${written(value)}\n`;
      if (!Array.isArray(value))
        return `${name}\n${textOf(value as Record<string, unknown>, `${indent}  `)}`;
      if (value.length === 0) return `${name}: none\n`;
      if (value.every(isPlain)) return `${name}: ${value.map(written).join(", ")}\n`;
      return `${name}\n${value.map((one) => `${indent}  - ${line(one as object)}\n`).join("")}`;
    })
    .join("");
}
