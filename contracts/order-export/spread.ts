import type { ExportedLine } from "./order.ts";

/**
 * Brings the lines to the order's subtotal: what was taken off the whole order is spread over them by their worth, what
 * the file does not itemise gets a line without a name.
 */
export function spread(lines: readonly ExportedLine[], subtotal: number): ExportedLine[] {
  const left = lines.map((line) => line.unitPrice * line.quantity - line.discount);
  const itemised = left.reduce((sum, amount) => sum + amount, 0);
  if (itemised < subtotal) {
    const rest = { title: null, sku: "", quantity: 1, unitPrice: subtotal - itemised, discount: 0 };
    return [...lines, rest];
  }
  let sum = 0;
  let given = 0;
  return lines.map((line, i) => {
    sum += left[i]!;
    // shares of the running sum, so that the last one takes what rounding left
    const upTo = itemised === 0 ? 0 : Math.round(((itemised - subtotal) * sum) / itemised);
    const discount = line.discount + Math.min(upTo - given, left[i]!);
    given += discount - line.discount;
    return { ...line, discount };
  });
}
