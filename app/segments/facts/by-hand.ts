import { idNumber } from "../../ids.ts";
import { MOST_BY_HAND } from "../../lists/selection.ts";
import { countOf } from "../../figures/words.ts";
import { problemOf, type Fact } from "./fact.ts";

/** Customers named one by one: those somebody ticked. */
export const byHand: Fact = {
  label: () => "Chosen by hand",
  isNoProfile: true,
  params: ["only"],
  input: () => ({ kind: "given", param: "only" }),
  read: (given) => {
    const text = given("only");
    if (text === "") return null;
    const ids = new Set<number>();
    for (const one of text.split(",")) {
      const id = idNumber(one);
      if (id === null) return problemOf("only", "numbers of customers", one.slice(0, 40));
      ids.add(id);
    }
    if (ids.size > MOST_BY_HAND)
      return problemOf("only", `at most ${MOST_BY_HAND} customers`, String(ids.size));
    return {
      sql: (bind) => `c.customer_id = ANY(${bind([...ids], "bigint[]")})`,
      chip: () => `Chosen by hand: ${countOf(ids.size, "customer")}`,
      clause: () => "were chosen by hand",
    };
  },
};
