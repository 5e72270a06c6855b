import { eitherWords } from "../../figures/words.ts";
import { idNumber, type ProductId } from "../../ids.ts";
import { boundOf, measures } from "./between.ts";
import { problemOf, type Bind, type Fact, type FactPlace } from "./fact.ts";
import { daysWords, rangeWords } from "./range-words.ts";

const MOST_PRODUCTS = 20;

interface Ago {
  least: string | null;
  most: string | null;
}

/** Whose: customers with a row of what was bought, `p`, that fits. */
const KEPT =
  "SELECT 1 FROM customer_products p WHERE p.shop_id = $1 AND p.customer_id = c.customer_id";

/** The same where it is not kept yet: of orders that count, in lines that were kept. */
const FROM_ORDERS = `SELECT 1 FROM (
    SELECT o.customer_id, l.product_id, o.day AS last_day FROM order_lines l JOIN orders o USING (shop_id, order_id)
     WHERE l.shop_id = $1 AND l.quantity > 0 AND o.counts AND o.customer_id IS NOT NULL) p WHERE p.customer_id = c.customer_id`;

/**
 * Who bought, and how long ago for the last time. Neither grouped nor counted: whether few bought it or nearly
 * everybody, PostgreSQL reads no more than it must. Asked customer by customer, so that "or" and "not" around it look
 * into an index where they would not have the memory for everybody.
 * @param which condition on p.product_id
 */
export function buyersSql(
  which: string,
  { least, most }: Ago,
  bind: Bind,
  { today, isBoughtKept }: Pick<FactPlace, "today" | "isBoughtKept">,
): string {
  const day = (ago: string) => `${bind(today, "date")} - ${bind(Number(ago), "int")}`;
  const purchases = (when: string) => `${isBoughtKept ? KEPT : FROM_ORDERS} AND ${which}${when}`;
  const from = most === null ? "" : ` AND p.last_day >= ${day(most)}`;
  const bought = `EXISTS (${purchases(from)})`;
  return least === null
    ? bought
    : `${bought} AND NOT EXISTS (${purchases(` AND p.last_day > ${day(least)}`)})`;
}

const ago = { least: "product_min", most: "product_max" };

/** Who bought one of some products, and how long ago for the last time. */
export const product: Fact = {
  label: () => "Product bought",
  params: ["product", ago.least, ago.most],
  input: ({ titles }) => ({
    kind: "products",
    param: "product",
    chosen: [...titles].map(([id, title]) => ({ id, title })),
    ago: { ...ago, unit: "days", decimals: 0, greatest: measures.days.greatest },
  }),
  read: (given) => {
    const found = productsOf("product", given("product"));
    if (found === null || "problem" in found) return found;
    const { ids, names } = found;
    const least = boundOf(measures.days, ago.least, given(ago.least));
    const most = boundOf(measures.days, ago.most, given(ago.most));
    if (least !== null && typeof least !== "string") return least;
    if (most !== null && typeof most !== "string") return most;
    const isTimed = least !== null || most !== null;
    const when = isTimed ? `${daysWords(rangeWords(least ?? "0", most))} ago` : "";
    return {
      names: { products: ids },
      sql: (bind, place) =>
        buyersSql(`p.product_id = ANY(${bind(ids, "bigint[]")})`, { least, most }, bind, place),
      chip: (place) =>
        isTimed ? `Last bought ${names(place)}: ${when}` : `Bought: ${names(place)}`,
      clause: (place) =>
        isTimed ? `last bought ${names(place)} ${when}` : `bought ${names(place)}`,
    };
  },
};

/** The products a parameter names, and what they are called; null when it names none. */
export function productsOf(param: string, text: string) {
  if (text === "") return null;
  const ids: ProductId[] = [];
  for (const one of text.split(",")) {
    const id = idNumber(one);
    if (id === null) return problemOf(param, "numbers of products", one);
    ids.push(id as ProductId);
  }
  if (ids.length > MOST_PRODUCTS)
    return problemOf(param, `at most ${MOST_PRODUCTS} products`, String(ids.length));
  const names = (place: FactPlace) =>
    eitherWords(ids.map((id) => place.titles.get(id) ?? `product ${id}`));
  return { ids, names };
}
