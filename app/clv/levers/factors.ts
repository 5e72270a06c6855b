import type { Base, Lever, Moves } from "./levers.ts";
import { stayOfKnown, stayOfNew } from "./staying.ts";

/** By how much each part of next year is multiplied; 1 where nothing is moved. */
export interface Factors {
  /** customers to come */
  readonly newcomers: number;
  /** repeat orders of all who have not come back yet: customers to come, and those of today with one order */
  readonly comeBack: number;
  /** orders of customers of today, and repeat orders of those to come, by how long they stay */
  readonly knownStay: number;
  readonly newStay: number;
  /** what an order is worth at the same discounts, and the price that is left at the same goods */
  readonly basket: number;
  readonly price: number;
}

/** @param moves levers whose place today is known */
export function factorsOf({ now }: Base, moves: Moves): Factors {
  const ratio = (lever: Lever, of = (value: number) => value) => {
    const [from, to] = [now[lever], moves[lever]];
    return from === null || to === undefined || from === to ? 1 : of(to) / of(from);
  };
  return {
    newcomers: ratio("newCustomers"),
    comeBack: ratio("repeatRate"),
    knownStay: ratio("lifespan", stayOfKnown),
    newStay: ratio("lifespan", stayOfNew),
    basket: ratio("orderValue"),
    price: ratio("discountShare", (share) => 1 - share),
  };
}
