import type { DiscountPrior } from "../../../clv/pictures/discount-affinity.ts";
import type { FilterInput } from "../../../lists/filter.ts";

/** Where a list is read: what a fact needs besides the address. */
export interface FactPlace {
  currency: string;
  /** the shop's calendar day */
  today: string;
  /** titles of the products the address names, as far as they are known */
  titles: ReadonlyMap<number, string>;
  /** of the offer the address names; null = it names none, or it is gone */
  offerTitle: string | null;
  /** whether all that was bought in the shop is in customer_products; else it is looked for in the orders */
  isBoughtKept: boolean;
  /** how discounts are used across the shop; null = not known yet */
  discountPrior: DiscountPrior | null;
}

/** What can be chosen where the shop has words of its own: tags, kinds of product, values of traits, by parameter. */
export type Offered = Readonly<Record<string, readonly string[]>>;

/** Takes a value of a statement and says where it stands in it: "$3::bigint". */
export type Bind = (value: unknown, type: string) => string;

/** A fact as an address asks for it. */
export interface Asked {
  /** the condition: c = customers, v = customer_values, $1 = the shop */
  sql: (bind: Bind, place: FactPlace) => string;
  /** "Orders: 2 or more" */
  chip: (place: FactPlace) => string;
  /** the same after "customers who": "have 2 or more orders" */
  clause: (place: FactPlace) => string;
}

/** Something that is known of a customer and can be asked for: one entry of the catalogue. */
export interface Fact {
  label: (place: FactPlace) => string;
  /** stands beside the others before it is asked for */
  isShortcut?: true;
  /** nothing is said by it: it names customers, or what their orders are */
  isNoProfile?: true;
  /** parameters of the address */
  params: readonly string[];
  /** how it is asked for; null = there is nothing to choose from yet */
  input: (place: FactPlace, offered: Offered) => FilterInput | null;
  /** @returns null when the address does not ask for it */
  read: (given: (param: string) => string) => Asked | { problem: string } | null;
}

/** What is wrong with a parameter. */
export const problemOf = (param: string, expected: string, found: string) => ({
  problem: `${param}: expected ${expected}; found "${found}"`,
});
