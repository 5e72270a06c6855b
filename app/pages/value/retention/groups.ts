import { firstOrderKinds, type FirstOrders } from "../../../clv/pictures/first-order-groups.ts";
import type { GroupSales, SalesCell } from "../../../clv/pictures/first-order-sales.ts";
import { spendGroups } from "../../../clv/pictures/spend-comparison.ts";
import { contributionOf } from "../../../clv/predict/profit.ts";
import { customersWith } from "../customers-with.ts";
import type { GroupRow } from "./group-row.ts";
import { groupName } from "./group-words.ts";

/**
 * The groups of first orders as the page shows them.
 * @param margin of goods of unknown cost, 0 to 1; null = costs are not shown
 */
export function groupRows(
  found: FirstOrders | null,
  sales: readonly GroupSales[],
  margin: number | null,
): GroupRow[] {
  if (!found) return [];
  return firstOrderKinds.flatMap((kind) => {
    const revenue = spendGroups(sales, kind, { of: "revenue" });
    const left = margin === null ? [] : spendGroups(sales, kind, { of: "margin", margin });
    return found.groups
      .filter((group) => group.kind === kind)
      .map(({ key, name, customers, median, back90, against, isClear }): GroupRow => {
        const cells = sales.find((one) => one.kind === kind && one.key === key)?.cells ?? [];
        const of = (groups: typeof revenue) => groups.find((one) => one.key === key) ?? null;
        return {
          kind,
          key,
          name: groupName(kind, key, name),
          customers,
          href: customersWith({ [`first_${kind}`]: key }),
          median,
          held: {
            orders: back90 && { ...back90, against, isClear },
            revenue: of(revenue),
            margin: of(left),
          },
          months: {
            orders: cells.map(({ customers: came, size }) => came / size),
            revenue: cells.map(({ revenueMinor, size }) => revenueMinor / size),
            margin: margin === null ? [] : cells.map((cell) => leftOf(cell, margin) / cell.size),
          },
        };
      });
  });
}

/** Minor units left after the cost of goods. */
export const leftOf = (
  sales: Pick<SalesCell, "revenueMinor" | "knownMinor" | "costMinor">,
  margin: number,
): number => contributionOf({ orders: 0, ...sales }, margin * 100)?.minor ?? 0;

/** Share of the first orders' sales whose costs are known; null before a night has counted them. */
export function knownShare(sales: readonly GroupSales[]): number | null {
  const all = sales.find(({ kind }) => kind === "all")?.spend;
  return all && all.v > 0 ? all.known / all.v : null;
}
