/**
 * Numbers from 0 for the products in most orders, −1 for those left out; the others keep their sequence.
 * @param orders by product: orders with it
 */
export function topSellers(orders: ArrayLike<number>, most: number): Int32Array {
  const numbers = Int32Array.from(orders, (_, product) => product);
  if (orders.length <= most) return numbers;
  const kept = new Set(
    [...numbers].sort((x, y) => orders[y]! - orders[x]! || x - y).slice(0, most),
  );
  let next = 0;
  return numbers.map((product) => (kept.has(product) ? next++ : -1));
}
