import type { Random } from "../../../app/numeric/random.ts";

// Shops whose products sell by daily rates that are known: shocks that all share and none shares alike, a week, a year,
// a drift of the shop and one of each product, and chance that is wider than Poisson's.

export const HISTORY_DAYS = 84 + 15 * 14;
export const SALE_DAYS = 5;
const AFTER_DAYS = 10;
export const DAYS = HISTORY_DAYS + SALE_DAYS + AFTER_DAYS;

/** How a merchant chooses what goes on sale. */
export const CHOICES = ["weakest", "any", "best sellers", "rising"] as const;
export type Choice = (typeof CHOICES)[number];

/** What a sale does: a factor on the rate of its days, and the share of the rate that is missing after it. */
export interface Doing {
  lift: number;
  broughtForward: number;
}

export interface World {
  products: number;
  onSale: number;
  choice: Choice;
}

export interface SimulatedShop {
  products: number[];
  /** product × days + day */
  units: Float64Array;
  /** of each product */
  price: Float64Array;
  /** units the sale brought in its days and took from the days after, and what they were paid */
  brought: number;
  after: number;
  broughtRevenue: number;
}

export function drawShop(random: Random, world: World, doing: Doing): SimulatedShop {
  const rates = drawRates(random, world.products);
  const units = rates.map((rate) => random.poisson((rate * random.gamma(3, 1)) / 3));
  const price = Float64Array.from({ length: world.products }, () =>
    Math.exp(3 + 0.6 * random.normal()),
  );
  const products = choose(random, units, world);
  const shop: SimulatedShop = {
    ...{ products, units, price, brought: 0, after: 0, broughtRevenue: 0 },
  };
  for (const product of products) hold(random, shop, rates, product, doing);
  return shop;
}

function hold(
  random: Random,
  shop: SimulatedShop,
  rates: Float64Array,
  product: number,
  { lift, broughtForward }: Doing,
): void {
  for (let day = HISTORY_DAYS; day < DAYS; day++) {
    const cell = product * DAYS + day;
    if (day < HISTORY_DAYS + SALE_DAYS) {
      const more = random.poisson(rates[cell]! * (lift - 1));
      shop.units[cell]! += more;
      shop.brought += more;
      shop.broughtRevenue += more * shop.price[product]!;
    } else {
      const less = Math.min(shop.units[cell]!, random.poisson(rates[cell]! * broughtForward));
      shop.units[cell]! -= less;
      shop.after -= less;
    }
  }
}

function drawRates(random: Random, products: number): Float64Array {
  const phase = 365 * random.next();
  const shock = Float64Array.from({ length: DAYS }, () => 0.2 * random.normal());
  let drift = 0;
  const drifts = Float64Array.from({ length: DAYS }, () => (drift += 0.01 * random.normal()));
  const rates = new Float64Array(products * DAYS);
  for (let product = 0; product < products; product++) {
    const mean = Math.exp(-0.5 + 1.1 * random.normal());
    const [ofShock, ofYear] = [1 + 0.3 * random.normal(), 0.25 * random.normal()];
    let own = 0;
    for (let day = 0; day < DAYS; day++) {
      own = 0.98 * own + 0.04 * random.normal();
      const week = 0.15 * Math.sin((2 * Math.PI * day) / 7);
      const year = ofYear * Math.sin((2 * Math.PI * (day + phase)) / 180);
      rates[product * DAYS + day] =
        mean * Math.exp(week + ofShock * shock[day]! + year + drifts[day]! + own);
    }
  }
  return rates;
}

function choose(random: Random, units: Float64Array, { products, onSale, choice }: World) {
  const rate = (product: number, from: number, until: number) => {
    let sum = 0;
    for (let day = from; day < until; day++) sum += units[product * DAYS + day]!;
    return sum / (until - from);
  };
  const score = (product: number) => {
    const recent = rate(product, HISTORY_DAYS - 28, HISTORY_DAYS);
    const before = rate(product, HISTORY_DAYS - 84, HISTORY_DAYS - 28);
    if (choice === "any") return random.next();
    if (choice === "best sellers") return -recent;
    const pace = (recent + 0.05) / (before + 0.05);
    if (before <= 0.2) return 1e9;
    return choice === "weakest" ? pace : -pace;
  };
  return Array.from({ length: products }, (_, product) => ({ product, score: score(product) }))
    .sort((x, y) => x.score - y.score)
    .slice(0, onSale)
    .map(({ product }) => product);
}
