import { eitherWords } from "../../figures/words.ts";
import { channelName } from "../../orders/channel-words.ts";
import { choices } from "./choices.ts";
import type { Fact } from "./fact.ts";
import { productsOf } from "./bought.ts";

/** Facts of a customer's first order, by the names the pages of Value lead here with. */
export const firstOrderFacts: Record<"first_product" | "first_channel" | "first_discount", Fact> = {
  first_product: {
    label: () => "Product of the first order",
    params: ["first_product"],
    input: () => ({ kind: "given", param: "first_product" }),
    read: (given) => {
      const found = productsOf("first_product", given("first_product"));
      if (found === null || "problem" in found) return found;
      return {
        names: { products: found.ids },
        sql: (bind) =>
          `c.first_order_id IN (SELECT l.order_id FROM order_lines l
            WHERE l.shop_id = $1 AND l.product_id = ANY(${bind(found.ids, "bigint[]")}))`,
        chip: (place) => `First order with: ${found.names(place)}`,
        clause: (place) => `had ${found.names(place)} in their first order`,
      };
    },
  },
  first_channel: choices({
    param: "first_channel",
    label: "Channel of the first order",
    choices: null,
    labelOf: channelName,
    sql: (values, bind) =>
      `coalesce(c.first_channel, 'unknown') = ANY(${bind(values, "text[]")}) AND c.first_order_id IS NOT NULL`,
    chip: (labels) => `First order by: ${labels.join(", ")}`,
    clause: (labels) => `came first by ${eitherWords(labels)}`,
  }),
  first_discount: choices({
    param: "first_discount",
    label: "Price of the first order",
    choices: [
      { value: "with", label: "with a discount" },
      { value: "without", label: "at full price" },
    ],
    sql: (values, bind) =>
      `c.first_discounted = ANY(${bind(
        values.map((value) => value === "with"),
        "bool[]",
      )})`,
    chip: (labels) => `First order: ${labels.join(", ")}`,
    clause: (labels) => `ordered first ${eitherWords(labels)}`,
  }),
};
