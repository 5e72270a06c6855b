import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { profitPicture } from "../../app/clv/predict/profit.server.ts";
import { contributionOf, type ProfitPicture } from "../../app/clv/predict/profit.ts";
import { rebuildFacts } from "../../app/customers/facts.server.ts";
import { closeDatabase, pool, transaction } from "../../app/db.server.ts";
import {
  orderRecord,
  type AdminOrder,
  type AdminOrderLine,
} from "../../app/orders/order-record.ts";
import { recordOrders } from "../../app/orders/record.server.ts";

const TODAY = "2026-11-21";
let shopId: number;
let picture: ProfitPicture;

const usd = (dollars: number) => ({
  shopMoney: { amount: dollars.toFixed(2), currencyCode: "USD" },
});

interface Sold {
  /** dollars after the discounts of the line, all pieces */
  worth: number;
  variant: number | null;
  quantity?: number;
  kept?: number;
  isGiftCard?: boolean;
}

interface Placed {
  customer?: number | null;
  day?: string;
  lines: Sold[];
  /** dollars of goods left after everything but goodwill */
  subtotal: number;
  goodwill?: number;
  refunded?: number;
  test?: boolean;
}

let lastId = 0;
function placed(order: Placed) {
  const id = ++lastId;
  const { customer = 1, day = "2026-10-01", subtotal, goodwill = 0 } = order;
  const asShopifySays: AdminOrder = {
    id: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    processedAt: `${day}T12:00:00Z`,
    updatedAt: `${day}T12:00:00Z`,
    test: order.test ?? false,
    discountCodes: [],
    customer: customer === null ? null : { id: `gid://shopify/Customer/${customer}` },
    totalPriceSet: usd(order.lines.reduce((sum, { worth }) => sum + worth, 0)),
    refundDiscrepancySet: usd(-goodwill),
    totalRefundedSet: usd((order.refunded ?? 0) + goodwill),
    totalDiscountsSet: usd(0),
  };
  const keptOf = ({ worth, quantity = 1, kept = quantity }: Sold) => (worth * kept) / quantity;
  const before = order.lines.reduce((sum, line) => sum + keptOf(line), 0);
  const lines = order.lines.map((line, i): AdminOrderLine => {
    const { quantity = 1 } = line;
    return {
      id: `gid://shopify/LineItem/${id * 10 + i}`,
      quantity,
      currentQuantity: line.kept ?? quantity,
      isGiftCard: line.isGiftCard ?? false,
      product: line.variant === null ? null : { id: "gid://shopify/Product/1" },
      variant:
        line.variant === null ? null : { id: `gid://shopify/ProductVariant/${line.variant}` },
      priceAfterAllDiscountsBeforeTaxesSet: usd((keptOf(line) * subtotal) / (before || 1)),
    };
  });
  return orderRecord(asShopifySays, lines, (instant) => instant.slice(0, 10));
}

async function newShop(domain: string, scopes: string[]): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain, scopes) VALUES ($1, $2) RETURNING shop_id AS id",
    [domain, scopes],
  );
  return rows[0]!.id;
}

/** Tea costs $4 a piece; nobody knows what the kettle costs. */
const TEA = 11;
const KETTLE = 22;

beforeAll(async () => {
  shopId = await newShop("profit.myshopify.com", ["read_products", "read_inventory"]);
  const other = await newShop("other.myshopify.com", ["read_inventory"]);
  await pool.query(
    `INSERT INTO variant_costs (shop_id, variant_id, product_id, unit_cost_minor)
     VALUES ($1, ${TEA}, 1, 400), ($2, ${TEA}, 1, 1), ($2, ${KETTLE}, 1, 1)`,
    [shopId, other],
  );
  const orders = [
    // three ordered, one came back; a code of 10% lowers the order, not the line: 18 less 2 × 4
    placed({
      lines: [{ worth: 30, variant: TEA, quantity: 3, kept: 2 }],
      subtotal: 18,
      refunded: 9,
    }),
    // $8 of goodwill on 80: 72, of it a quarter tea: 18 less 2 × 4, and 54 nobody knows the cost of
    placed({
      customer: 2,
      lines: [
        { worth: 20, variant: TEA, quantity: 2 },
        { worth: 60, variant: KETTLE },
      ],
      subtotal: 80,
      goodwill: 8,
    }),
    // a gift card is no goods: 10 less 4
    placed({
      lines: [
        { worth: 10, variant: TEA },
        { worth: 50, variant: 33, isGiftCard: true },
      ],
      subtotal: 60,
    }),
    // given away by a code of 100%: 0 less 4
    placed({ customer: 2, lines: [{ worth: 10, variant: TEA }], subtotal: 0 }),
    // two years ago: 10 less 4
    placed({ day: "2024-11-01", lines: [{ worth: 10, variant: TEA }], subtotal: 10 }),
    // in no figure: a guest, an order refunded in full, a test
    placed({ customer: null, lines: [{ worth: 10, variant: TEA }], subtotal: 10 }),
    placed({ lines: [{ worth: 10, variant: TEA, kept: 0 }], subtotal: 0, refunded: 10 }),
    placed({ lines: [{ worth: 10, variant: TEA }], subtotal: 10, test: true }),
  ];
  await transaction((db) => recordOrders(db, shopId, orders));
  await rebuildFacts(pool, shopId);
  picture = (await profitPicture(pool, shopId, TODAY))!;
});
afterAll(closeDatabase);

describe("what is left of sales after unit costs", () => {
  it("takes the cost of each piece kept from what the order really brought", () => {
    expect(picture).toEqual({
      customers: 2,
      all: { orders: 5, revenueMinor: 110_00, knownMinor: 56_00, costMinor: 28_00 },
      year: { orders: 4, revenueMinor: 100_00, knownMinor: 46_00, costMinor: 24_00 },
    });
  });

  it("leaves sales of unknown cost out, or counts them with the merchant's margin", () => {
    expect(contributionOf(picture.all, null)).toEqual({
      knownShare: 56 / 110,
      minor: 28_00,
      perRevenue: 28 / 110,
    });
    expect(contributionOf(picture.all, 50)!.minor).toBe(28_00 + 27_00);
  });

  it("is nobody's to see without the merchant's yes, costs or not", async () => {
    await pool.query("UPDATE shops SET scopes = '{read_products}' WHERE shop_id = $1", [shopId]);
    expect(await profitPicture(pool, shopId, TODAY)).toBeNull();
  });

  it("is nothing in a shop without orders", async () => {
    const empty = await newShop("empty.myshopify.com", ["read_inventory"]);
    const { all } = (await profitPicture(pool, empty, TODAY))!;
    expect(all).toEqual({ orders: 0, revenueMinor: 0, knownMinor: 0, costMinor: 0 });
    expect(contributionOf(all, 40)).toBeNull();
  });
});
