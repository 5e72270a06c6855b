import type { CustomerRecord, OrderRecord, ProductRecord } from "../../sandbox/store/types.ts";

/** Two variants, ten dollars and twelve. */
export const sampleProduct = (id: number, change: Partial<ProductRecord> = {}): ProductRecord => ({
  id,
  title: `Product ${id}`,
  handle: `product-${id}`,
  productType: "Tea",
  vendor: "Leaf & Co",
  status: "ACTIVE",
  tags: [],
  createdAt: "2025-01-01T00:00:00Z",
  updatedAt: "2025-01-01T00:00:00Z",
  variants: [1, 2].map((n) => ({
    id: id * 10 + n,
    title: n === 1 ? "Small" : "Large",
    sku: `P${id}-${n}`,
    price: 800 + n * 200,
    compareAtPrice: null,
    unitCost: 400,
    inventoryItemId: id * 100 + n,
    inventoryQuantity: 7 * n,
  })),
  ...change,
});

export const sampleCustomer = (
  id: number,
  change: Partial<CustomerRecord> = {},
): CustomerRecord => ({
  id,
  createdAt: "2025-02-01T00:00:00Z",
  updatedAt: "2025-02-01T00:00:00Z",
  firstName: "Ada",
  lastName: `Buyer ${id}`,
  email: `buyer${id}@example.com`,
  phone: null,
  locale: "en",
  emailMarketing: "SUBSCRIBED",
  tags: [],
  note: null,
  numberOfOrders: 0,
  amountSpent: 0,
  lastOrderId: null,
  ...change,
});

/** One small thing for ten dollars, paid and sent. */
export const sampleOrder = (id: number, change: Partial<OrderRecord> = {}): OrderRecord => {
  const moment = new Date(Date.UTC(2026, 0, 1) + id * 3_600_000).toISOString().replace(".000", "");
  return {
    id,
    name: `#${1000 + id}`,
    number: id,
    customerId: null,
    email: null,
    createdAt: moment,
    processedAt: moment,
    updatedAt: moment,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    test: false,
    sourceName: "web",
    confirmationNumber: `C${id}`,
    checkoutToken: `token-${id}`,
    note: null,
    tags: [],
    presentmentCurrency: "USD",
    presentmentRate: 1,
    subtotal: 1000,
    totalDiscounts: 0,
    shipping: 500,
    tax: 0,
    tip: 0,
    total: 1500,
    totalRefunded: 0,
    currentTotal: 1500,
    financialStatus: "PAID",
    fulfillmentStatus: "FULFILLED",
    discounts: [],
    lines: [
      {
        id: id * 10,
        productId: 1,
        variantId: 11,
        title: "Product 1",
        quantity: 1,
        currentQuantity: 1,
        unitPrice: 1000,
        discount: 0,
        isGiftCard: false,
      },
    ],
    refunds: [],
    ...change,
  };
};
