import fc from "fast-check";
import { expect, it } from "vitest";
import { knownLine } from "../../app/orders/bulk-line.ts";
import { runs } from "../support/runs.ts";

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom('"', "\\", "Größe 🛍", "}}"),
);
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const money = fc.record({
  shopMoney: fc.record({ amount: text, currencyCode: text }, { noNullPrototype: true }),
});
const id = fc.record({ id: text });
// fields in the order of our query
const order = fc
  .tuple(
    fc.tuple(text, text, text, text, orNull(text), fc.boolean()),
    fc.tuple(
      orNull(text),
      orNull(text),
      orNull(text),
      orNull(text),
      fc.array(text, { maxLength: 3 }),
    ),
    fc.tuple(orNull(id), money, money, money, orNull(money)),
  )
  .map(([a, b, c]) => ({
    id: a[0],
    name: a[1],
    processedAt: a[2],
    updatedAt: a[3],
    cancelledAt: a[4],
    test: a[5],
    sourceName: b[0],
    displayFinancialStatus: b[1],
    confirmationNumber: b[2],
    checkoutToken: b[3],
    discountCodes: b[4],
    customer: c[0],
    totalPriceSet: c[1],
    refundDiscrepancySet: c[2],
    totalRefundedSet: c[3],
    totalTipReceivedSet: c[3],
    totalDiscountsSet: c[4],
  }));
const lineItem = fc
  .tuple(text, fc.integer(), fc.nat(), fc.boolean(), orNull(id), orNull(id), money, text)
  .map(
    ([
      own,
      quantity,
      currentQuantity,
      isGiftCard,
      product,
      variant,
      priceAfterAllDiscountsBeforeTaxesSet,
      parent,
    ]) => ({
      id: own,
      quantity,
      currentQuantity,
      isGiftCard,
      product,
      variant,
      priceAfterAllDiscountsBeforeTaxesSet,
      __parentId: parent,
    }),
  );
const line = fc.oneof(order, lineItem).map((object) => JSON.stringify(object));

/** what the text says as JSON; undefined when it is none */
function meant(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

it("a line of an export that is known means what it means as JSON, whatever its texts hold", () => {
  fc.assert(
    fc.property(line, (json) => {
      const known = knownLine(json);
      if (known !== null) expect(known).toEqual(JSON.parse(json));
    }),
    runs(2000),
  );
});

it("a damaged line is not known, unless it still is JSON of that meaning", () => {
  fc.assert(
    fc.property(
      line,
      fc.nat(),
      fc.nat(3),
      fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom("\t", "\u0001")),
      (json, at, cut, put) => {
        const from = at % json.length;
        const damaged = json.slice(0, from) + put + json.slice(from + cut);
        const known = knownLine(damaged);
        if (known !== null) expect(known).toEqual(meant(damaged));
      },
    ),
    runs(5000),
  );
});
