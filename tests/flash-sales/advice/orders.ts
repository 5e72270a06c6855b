import { createRandom } from "../../../app/numeric/random.ts";

export interface Line {
  order: string;
  customer: string;
  date: string;
  product: string;
  quantity: number;
}

/** Orders of customers who like some products better, and buy k after h more often than chance. */
export function drawnLines(seed: string, customers = 150, products = 12): Line[] {
  const random = createRandom(seed);
  const lines: Line[] = [];
  let order = 0;
  for (let c = 0; c < customers; c++) {
    let day = random.int(0, 200);
    let owes = false;
    for (let k = random.poisson(4); k >= 0; k--) {
      const bought = new Set<number>();
      for (let i = random.poisson(1.5); i >= 0; i--)
        bought.add(Math.floor(products * random.next() ** 2));
      if (owes && random.bernoulli(0.7)) bought.add(10);
      owes = bought.has(7);
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      const name = `#${++order}`;
      for (const product of bought)
        lines.push({
          ...{ order: name, customer: `c${c}`, date, quantity: random.int(1, 3) },
          product: `p${String.fromCharCode(97 + product)}`,
        });
      // now and then twice on one day
      day += random.bernoulli(0.1) ? 0 : Math.ceil(40 * random.exponential(1));
    }
  }
  return lines;
}

export function csvOf(lines: readonly Line[]): string {
  const rows = lines.map((l) => [l.order, l.customer, l.date, l.product, l.quantity].join(","));
  return `order,customer,date,product,quantity\n${rows.join("\n")}\n`;
}

export function shuffled<T>(items: readonly T[], seed: string): T[] {
  const random = createRandom(seed);
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((x, y) => x.at - y.at)
    .map(({ item }) => item);
}
