import type { Random } from "../../app/numeric/random.ts";
import type { ProductRecord, VariantRecord } from "../store/types.ts";
import { firstAbove } from "./calendar.ts";
import { catalogue, soldDuring } from "./catalogue.ts";

/** A variant as the basket maker sees it. */
export interface Article {
  /** index into the catalogue */
  product: number;
  record: ProductRecord;
  variant: VariantRecord;
  /** US cents of the price list */
  price: number;
}

export interface Pick {
  article: Article;
  quantity: number;
}

/** cents; a remainder below this is met by whole small articles */
const finish = 3_000;
/** cents; the smallest remainder that small articles can meet well */
const reserve = 800;
const step = 10;
const bandWidth = 200;
const bands = 300;

/** Fills baskets with the articles sold at one time. */
export interface BasketMaker {
  /**
   * Articles worth `value` cents together, as near as prices allow. `previous` is the product that led this
   * customer's last order (−1: none): some things are bought after others.
   */
  fill(value: number, previous: number, random: Random): { picks: Pick[]; lead: number };
}

/** One maker for each stretch of the shop's history in which the same products were on sale. */
export function createBasketMakers(articles: readonly Article[], days: number) {
  const edges = [...new Set(Object.values(soldDuring).flat())]
    .map((share) => Math.ceil(share * days))
    .filter((day) => day > 0 && day < days)
    .sort((a, b) => a - b);
  const makers = [0, ...edges].map((from) => ({
    from,
    maker: createMaker(articles.filter((article) => isSold(article.product, from / days))),
  }));
  return (day: number): BasketMaker => makers.findLast(({ from }) => day >= from)!.maker;
}

function isSold(product: number, share: number): boolean {
  const stretch = soldDuring[product];
  return stretch === undefined || (share >= stretch[0] && share < stretch[1]);
}

function createMaker(articles: readonly Article[]): BasketMaker {
  const weights = leadWeights(articles);
  const endings = endingsOf(articles);
  const ofProduct = catalogue.map((_, product) => articles.filter((a) => a.product === product));
  const cheapest = articles.reduce((a, b) => (b.price < a.price ? b : a));

  function relative(products: readonly number[], limit: number, random: Random): Article | null {
    if (products.length === 0) return null;
    // Earlier ones in the list are the stronger habit.
    const which = Math.floor(random.next() * random.next() * products.length);
    const choices = ofProduct[products[which]!]!;
    if (choices.length === 0) return null;
    const choice = random.pick(choices);
    return choice.price <= limit ? choice : null;
  }

  function leading(limit: number, random: Random): Article | null {
    const band = weights[Math.min(bands - 1, Math.floor(limit / bandWidth))]!;
    const sum = band[band.length - 1]!;
    if (sum === 0) return null;
    const choice = articles[firstAbove(band, random.next() * sum)]!;
    return choice.price <= limit ? choice : null;
  }

  return {
    fill(value, previous, random) {
      const picks: Pick[] = [];
      let left = value;
      let lead = -1;
      const take = (article: Article) => {
        const same = picks.find((pick) => pick.article === article);
        if (same) same.quantity++;
        else picks.push({ article, quantity: 1 });
        left -= article.price;
        if (lead < 0) lead = article.product;
      };
      if (previous >= 0 && random.next() < 0.5) {
        const sequel = relative(catalogue[previous]!.next, left - reserve, random);
        if (sequel) take(sequel);
      }
      for (let tries = 0; left > finish && tries < 40; tries++) {
        const article = leading(left - reserve, random);
        if (!article) continue;
        take(article);
        if (random.next() < 0.5) {
          const companion = relative(catalogue[article.product]!.together, left - reserve, random);
          if (companion) take(companion);
        }
      }
      const ending = endings[Math.min(endings.length - 1, Math.max(0, Math.round(left / step)))]!;
      const { sets, weights: odds } = ending;
      const which = firstAbove(odds, random.next() * odds[odds.length - 1]!);
      for (const article of sets[which]!) take(article);
      if (picks.length === 0) take(cheapest);
      return { picks, lead };
    },
  };
}

/** Cumulated weights of the articles within a band of money left: the more is left, the dearer the lead. */
function leadWeights(articles: readonly Article[]): Float64Array[] {
  return Array.from({ length: bands }, (_, band) => {
    const limit = (band + 1) * bandWidth;
    let sum = 0;
    return Float64Array.from(articles, ({ price, product }) => {
      if (price <= limit) sum += catalogue[product]!.popularity * (price / limit) ** 1.2;
      return sum;
    });
  });
}

/** Sets of articles that end a basket equally well, with their cumulated weights. */
interface Ending {
  sets: Article[][];
  weights: Float64Array;
}

/** For every remainder up to `finish`, in steps of ten cents: the sets of up to three small articles near it. */
function endingsOf(articles: readonly Article[]): Ending[] {
  const small = articles.filter(
    ({ price, product }) => price <= finish && catalogue[product]!.popularity > 0.2,
  );
  const sets: { articles: Article[]; price: number }[] = [{ articles: [], price: 0 }];
  small.forEach((a, i) => {
    sets.push({ articles: [a], price: a.price });
    small.slice(i).forEach((b, j) => {
      sets.push({ articles: [a, b], price: a.price + b.price });
      for (const c of small.slice(i + j)) {
        sets.push({ articles: [a, b, c], price: a.price + b.price + c.price });
      }
    });
  });
  return Array.from({ length: finish / step + 1 }, (_, index) => {
    const wanted = index * step;
    const distances = sets.map((set) => Math.abs(set.price - wanted));
    const limit = Math.max(Math.min(...distances), 25);
    const near = sets.filter((_, which) => distances[which]! <= limit);
    let sum = 0;
    const weights = Float64Array.from(near, (set) => (sum += weightOf(set.articles)));
    return { sets: near.map((set) => set.articles), weights };
  });
}

/** Fewer and more popular articles are the likelier end of a basket. */
function weightOf(articles: readonly Article[]): number {
  const popularity = articles.reduce((min, { product }) => {
    return Math.min(min, catalogue[product]!.popularity);
  }, 10);
  return popularity ** 2 / 4 ** articles.length;
}
