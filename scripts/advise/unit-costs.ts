import type { ProductLog } from "./product-log.ts";

/**
 * What one piece of each product on sale costs: by the log's own column, the mean of what was bought before the sale
 * (where none was, in it); else by the usual price and a share that is margin. Null where neither is told.
 */
export function unitCosts(
  { products, lines }: ProductLog,
  from: number,
  margin: number | null,
  onSale: readonly number[],
): (number | null)[] {
  const costs = products.map((): number | null => null);
  const amounts = lines.cost ?? (margin === null ? null : lines.price);
  if (amounts === null) return costs;
  const share = lines.cost ? 1 : 1 - margin!;
  const [pieces, paid] = [new Map<number, [number, number]>(), new Map<number, [number, number]>()];
  for (let line = 0; line < lines.day.length; line++) {
    const quantity = lines.quantity[line]!;
    if (quantity <= 0) continue;
    const sum = (map: typeof pieces, more: number) => {
      const [before, during] = map.get(lines.product[line]!) ?? [0, 0];
      const isBefore = lines.day[line]! < from;
      map.set(lines.product[line]!, isBefore ? [before + more, during] : [before, during + more]);
    };
    sum(pieces, quantity);
    sum(paid, quantity * Math.round(amounts[line]! * 1e4));
  }
  for (const product of onSale) {
    const [before, later] = pieces.get(product) ?? [0, 0];
    const [paidBefore, paidLater] = paid.get(product) ?? [0, 0];
    if (before + later === 0) continue;
    const each = before > 0 ? paidBefore / before : paidLater / later;
    costs[product] = (share * each) / 1e4;
  }
  return costs;
}
