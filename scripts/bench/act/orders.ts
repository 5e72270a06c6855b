import { createRandom } from "../../../app/numeric/random.ts";

/** Orders as columns, a customer's one after the other and by day. */
export interface DrawnOrders {
  products: number;
  /** day, and whether it is its customer's first */
  day: Uint16Array;
  isFirst: Uint8Array;
  /** where an order's products begin; one more says where the last ends */
  start: Uint32Array;
  /** ascending within an order, each once */
  product: Uint16Array;
}

const LINES = 1.9;
const MOST_LINES = 12;
const [DAYS, WAIT] = [728, 60];

/** Orders of about 200,000 customers in a million; product k is bought in proportion to (k + 20)^−0.9. */
export function drawnOrders(orders: number, products: number): DrawnOrders {
  const random = createRandom("act");
  const pick = picker(products, () => random.next());
  const [day, isFirst] = [new Uint16Array(orders), new Uint8Array(orders)];
  const start = new Uint32Array(orders + 1);
  const product = new Uint16Array(orders * MOST_LINES);
  let lines = 0;
  for (let order = 0; order < orders;) {
    const last = Math.min(orders, order + 1 + random.poisson(4 * random.exponential(1)));
    let at = random.int(0, 400);
    for (isFirst[order] = 1; order < last; order++) {
      day[order] = Math.min(DAYS - 1, at);
      at += Math.ceil(WAIT * random.exponential(1));
      start[order] = lines;
      const bought = new Set<number>();
      for (let k = Math.min(MOST_LINES, 1 + random.poisson(LINES)); k > 0; k--) bought.add(pick());
      for (const one of [...bought].sort((x, y) => x - y)) product[lines++] = one;
    }
  }
  start[orders] = lines;
  return { products, day, isFirst, start, product: product.slice(0, lines) };
}

function picker(products: number, next: () => number): () => number {
  const reached = new Float64Array(products);
  let all = 0;
  for (let k = 0; k < products; k++) reached[k] = all += 1 / (k + 20) ** 0.9;
  return () => {
    const at = next() * all;
    let [low, high] = [0, products - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (reached[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
