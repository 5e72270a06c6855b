import { expect, it } from "vitest";
import { inWords } from "../../app/clv/fit/backtest-words.ts";
import { words as homeFigures } from "../../app/pages/home/figures-words.ts";
import { attentionCard, heroCard, importCard } from "../../app/pages/home/words.ts";
import { segmentCard } from "../../app/pages/segments/words.ts";
import { words as valueFigures } from "../../app/pages/value/overview/figures-words.ts";

it("of one customer and one order a page speaks as of one", () => {
  const test = { customers: 1, days: 90, cut: 20_000, bias: 0, mae: 0, auc: NaN };
  expect([
    `1${segmentCard.customersSeeThem(1)}`,
    attentionCard.whoAndWhat(1, "Slipping"),
    heroCard.ofWhom(1),
    importCard.allRead(1),
    importCard.ordersRead(1),
    importCard.ofOrders(1, 1),
    homeFigures.leftOut("1 test", 1),
    homeFigures.guestsLeftOut(1),
    valueFigures.leftOut(1),
    inWords({ ...test, actualOrders: 1, predictedOrders: 1 }),
  ]).toEqual([
    "1 customer, see them",
    "1 customer: Slipping",
    "1 customer on their way out",
    "1 order. New ones arrive by themselves.",
    "1 order",
    "1 of 1 order",
    "Left out: 1 test order.",
    expect.stringContaining("1 guest order."),
    expect.stringContaining("1 guest order."),
    expect.stringContaining("the 1 customer known by then placed 1 order;"),
  ]);
  expect(segmentCard.customersSeeThem(2)).toBe(" customers, see them");
});
