import { eitherWords } from "../../figures/words.ts";
import { customerStates, stateKeys } from "../../clv/states/states.ts";
import { between, measures } from "./between.ts";
import { buyersSql, product } from "./bought.ts";
import { byHand } from "./by-hand.ts";
import { choices } from "./choices.ts";
import { days } from "./days.ts";
import { discounts } from "./discounts.ts";
import type { Fact } from "./fact.ts";
import { firstOrderFacts } from "./first-order.ts";
import { moved } from "./moved.ts";
import { ofOffer } from "./of-offer.ts";
import { tested } from "./tested.ts";
import { ofSegment } from "./of-segment.ts";
import { traitFacts } from "./of-traits.ts";
import { daysWords, percentWords, rangeEnd } from "./range-words.ts";

/**
 * What can be asked of customers, in the order of the menu. One entry is the condition, the words, the input, the
 * reading of the address and the chip.
 */
const facts = {
  state: choices({
    param: "state",
    label: "State",
    isShortcut: true,
    choices: stateKeys.map((value) => ({ value, label: customerStates[value].label })),
    sql: (values, bind) =>
      values.length === 1
        ? `v.state = ${bind(values[0], "text")}`
        : `v.state = ANY(${bind(values, "text[]")})`,
    chip: (labels) => `State: ${labels.join(", ")}`,
    clause: (labels) => `are in the state ${eitherWords(labels.map((label) => `“${label}”`))}`,
  }),
  segment: ofSegment,
  orders: between({
    param: "orders",
    label: "Orders",
    isShortcut: true,
    measure: measures.orders,
    column: "c.orders",
    chip: (range) => `Orders: ${range}`,
    clause: (range) => `have ${range} ${rangeEnd(range) === "1" ? "order" : "orders"}`,
  }),
  spent: between({
    param: "spent",
    label: "Value so far",
    isShortcut: true,
    measure: measures.money,
    column: "c.revenue_minor",
    chip: (range, { currency }) => `Value so far: ${range} ${currency}`,
    clause: (range, { currency }) => `brought ${range} ${currency} so far`,
  }),
  predicted: between({
    param: "predicted",
    label: "Predicted, 12 months",
    measure: measures.money,
    column: "v.clv12_minor",
    chip: (range, { currency }) => `Predicted, 12 months: ${range} ${currency}`,
    clause: (range, { currency }) => `are expected to bring ${range} ${currency} within 12 months`,
  }),
  chance: between({
    param: "chance",
    label: "Chance of another order",
    measure: measures.percent,
    column: "v.p_order_365",
    chip: (range) => `Chance of another order within a year: ${percentWords(range)}`,
    clause: (range) => `order again within a year with a chance of ${percentWords(range)}`,
  }),
  cycle: between({
    param: "cycle",
    label: "Orders by a cycle",
    measure: measures.days,
    column: "v.cycle_days",
    chip: (range) => `Orders about every: ${daysWords(range)}`,
    clause: (range) => `order about every ${daysWords(range)}`,
  }),
  risk: between({
    param: "risk",
    label: "Value at risk",
    measure: measures.money,
    column: "v.value_at_risk_minor",
    chip: (range, { currency }) => `Value at risk: ${range} ${currency}`,
    clause: (range, { currency }) => `have ${range} ${currency} at risk`,
  }),
  since: between({
    param: "since",
    label: "Days since last order",
    measure: measures.days,
    column: "c.last_day",
    compare: (way, bound, today) =>
      `c.last_day ${way === "least" ? "<=" : ">="} ${today} - ${bound}`,
    chip: (range) => `Last order: ${daysWords(range)} ago`,
    clause: (range) => `ordered last ${daysWords(range)} ago`,
  }),
  first: days({
    param: "first",
    label: "First order",
    column: "c.first_day",
    chip: (when) => `First order: ${when}`,
    clause: (when) => `ordered first ${when}`,
  }),
  moved,
  ...firstOrderFacts,
  ordered: days({
    param: "ordered",
    label: "Ordered on",
    column: "o.day",
    within: (conditions) => `EXISTS (SELECT 1 FROM orders o
      WHERE o.shop_id = $1 AND o.customer_id = c.customer_id AND o.counts AND ${conditions})`,
    chip: (when) => `Ordered: ${when}`,
    clause: (when) => `ordered ${when}`,
  }),
  second: between({
    param: "second",
    label: "Days to the second order",
    measure: measures.days,
    column: "(c.second_day - c.first_day)",
    chip: (range) => `Second order: after ${daysWords(range)}`,
    clause: (range) => `came back for a second order after ${daysWords(range)}`,
  }),
  product,
  kind: choices({
    param: "kind",
    label: "Kind of product bought",
    choices: null,
    sql: (values, bind, place) =>
      buyersSql(
        `p.product_id IN (SELECT k.product_id FROM products k
          WHERE k.shop_id = $1 AND k.product_type = ANY(${bind(values, "text[]")}))`,
        { least: null, most: null },
        bind,
        place,
      ),
    chip: (labels) => `Bought: ${labels.join(", ")}`,
    clause: (labels) => `bought something of the kind ${eitherWords(labels)}`,
  }),
  discounts,
  rating: choices({
    param: "rating",
    label: "Last rating",
    choices: ["1", "2", "3", "4", "5"].map((value) => ({ value, label: `${value} of 5` })),
    sql: (values, bind) => `EXISTS (SELECT 1 FROM survey_responses r
      WHERE r.shop_id = $1 AND r.customer_id = c.customer_id AND r.state = 'verified' AND r.rating = ANY(${bind(values.map(Number), "int[]")})
        AND NOT EXISTS (SELECT 1 FROM survey_responses later
          WHERE later.shop_id = $1 AND later.customer_id = r.customer_id AND later.state = 'verified'
            AND (later.received_at, later.response_id) > (r.received_at, r.response_id)))`,
    chip: (labels) => `Last rating: ${labels.join(", ")}`,
    clause: (labels) => `rated their last order ${eitherWords(labels)}`,
  }),
  tag: choices({
    param: "tag",
    label: "Tag",
    choices: null,
    sql: (values, bind) => `EXISTS (SELECT 1 FROM customer_tags t
      WHERE t.shop_id = $1 AND t.customer_id = c.customer_id AND t.tag = ANY(${bind(values, "text[]")}))`,
    chip: (labels) => `Tag: ${labels.join(", ")}`,
    clause: (labels) => `carry the tag ${eitherWords(labels.map((label) => `“${label}”`))}`,
  }),
  offer: ofOffer,
  tested,
  ...traitFacts,
  only: byHand,
} satisfies Record<string, Fact>;

export const factEntries: [string, Fact][] = Object.entries<Fact>(facts);

/** The parameters of the address that choose who is listed. */
export const factParams: readonly string[] = factEntries.flatMap(([, { params }]) => params);
