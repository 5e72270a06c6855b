import type { DiscountPrior } from "../../clv/pictures/discount-affinity.ts";
import type { ProductId } from "../../ids.ts";
import type { FilterInput } from "../../lists/filter.ts";

/** Where a list is read: what a fact needs besides the address. */
export interface FactPlace {
  currency: string;
  /** the shop's calendar day */
  today: string;
  /** titles of the products the address names, as far as they are known */
  titles: ReadonlyMap<number, string>;
  /** titles of the offers the address names, as far as there are such offers */
  offers: ReadonlyMap<string, string>;
  /** the shop's own segments, by their number */
  segments: ReadonlyMap<string, NamedSegment>;
  /** whether all that was bought in the shop is in customer_products; else it is looked for in the orders */
  isBoughtKept: boolean;
  /** how discounts are used across the shop; null = not known yet */
  discountPrior: DiscountPrior | null;
}

/** A segment of the shop's own, as a list asks for it. */
export interface NamedSegment {
  name: string;
  version: number;
  /** whom it holds; null = nobody can tell any more, as a condition of it is known no longer */
  sql: Asked["sql"] | null;
}

/** What can be chosen where the shop has words of its own: tags, kinds of product, values of traits, by parameter. */
export type Offered = Readonly<Record<string, readonly string[]>>;

/** Takes a value of a statement and says where it stands in it: "$3::bigint". */
export type Bind = (value: unknown, type: string) => string;

/** What a fact names by numbers: the place must know what it is called, or whom it holds. */
export interface Named {
  products?: readonly ProductId[];
  offers?: readonly string[];
  segments?: readonly string[];
}

/** A fact as an address asks for it. */
export interface Asked {
  names?: Named;
  /** the condition: c = customers, v = customer_values, $1 = the shop */
  sql: (bind: Bind, place: FactPlace) => string;
  /** "Orders: 2 or more" */
  chip: (place: FactPlace) => string;
  /** the same after "customers who": "have 2 or more orders" */
  clause: (place: FactPlace) => string;
}

/** Something that is known of a customer and can be asked for: one entry of the catalogue. */
export interface Fact {
  label: () => string;
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
