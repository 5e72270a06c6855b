import { once } from "node:events";
import fs from "node:fs";
import { createRandom } from "../../../app/numeric/random.ts";

const MONEY = (cents: number) => ({
  shopMoney: { amount: (cents / 100).toFixed(2), currencyCode: "USD" },
});
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const END = Date.UTC(2026, 10, 1);
const YEAR_MS = 365 * 86_400_000;
const YEARS_MS = 3 * YEAR_MS;
/** Orders come faster and slower by this share over a seasonal year. */
const SEASON = 0.6;

/**
 * An export as Shopify writes it: each order followed by its lines. Five orders a customer on average, one in twenty by
 * a guest, about two lines an order, a few refunds, cancellations and codes.
 * @param seasonal whether orders come faster and slower over the year
 * @returns its size in bytes and the number of lines in orders
 */
export async function writeExport(
  file: string,
  orders: number,
  customers: number,
  seasonal = false,
): Promise<{ bytes: number; lines: number }> {
  const random = createRandom(`ingest ${orders}`);
  const out = fs.createWriteStream(file, { highWaterMark: 1 << 20 });
  const letters = (n: number) => {
    let text = "";
    for (let i = 0; i < n; i++) text += LETTERS[random.int(0, LETTERS.length - 1)]!;
    return text;
  };
  let bytes = 0;
  let lines = 0;
  let text = "";
  for (let i = 0; i < orders; i++) {
    const id = 5_500_000_000_000 + i * 32_768;
    const share = i / orders;
    const at = END - YEARS_MS + Math.floor(YEARS_MS * (seasonal ? seasonalShare(share) : share));
    const processedAt = `${new Date(at).toISOString().slice(0, 19)}Z`;
    const own = 1 + Math.min(5, Math.floor(-Math.log(1 - random.next()) * 1.4));
    const items = Array.from({ length: own }, () => random.int(800, 6000));
    const subtotal = items.reduce((sum, price) => sum + price, 0);
    const tax = Math.round(subtotal * 0.08);
    const total = subtotal + tax + 500;
    const isRefunded = random.bernoulli(0.03);
    const isCancelled = !isRefunded && random.bernoulli(0.015);
    const updatedAt =
      isRefunded || isCancelled
        ? `${new Date(at + 5 * 86_400_000).toISOString().slice(0, 19)}Z`
        : processedAt;
    // a few buy often, most buy once or twice
    const customer = Math.floor(customers * random.next() ** 1.7);
    text += `${JSON.stringify({
      id: `gid://shopify/Order/${id}`,
      name: `#${1001 + i}`,
      processedAt,
      updatedAt,
      cancelledAt: isCancelled ? updatedAt : null,
      test: false,
      sourceName: random.bernoulli(0.05) ? "pos" : "web",
      displayFinancialStatus: isRefunded ? "REFUNDED" : "PAID",
      confirmationNumber: letters(9),
      checkoutToken: letters(32).toLowerCase(),
      discountCodes: random.bernoulli(0.12) ? [`WELCOME${random.int(5, 20)}`] : [],
      customer: random.bernoulli(0.05)
        ? null
        : { id: `gid://shopify/Customer/${7_700_000_000_000 + customer * 32_768}` },
      totalPriceSet: MONEY(total),
      refundDiscrepancySet: MONEY(0),
      totalRefundedSet: MONEY(isRefunded ? total : 0),
      totalTipReceivedSet: MONEY(0),
      totalDiscountsSet: MONEY(random.bernoulli(0.12) ? 300 : 0),
    })}\n`;
    for (const [n, price] of items.entries()) {
      const product = random.int(1, 400);
      text += `${JSON.stringify({
        id: `gid://shopify/LineItem/${13_000_000_000_000 + (i * 8 + n) * 32_768}`,
        quantity: 1,
        currentQuantity: isRefunded ? 0 : 1,
        isGiftCard: false,
        product: { id: `gid://shopify/Product/${8_100_000_000_000 + product}` },
        variant: { id: `gid://shopify/ProductVariant/${8_200_000_000_000 + product * 4}` },
        priceAfterAllDiscountsBeforeTaxesSet: MONEY(isRefunded ? 0 : price),
        __parentId: `gid://shopify/Order/${id}`,
      })}\n`;
      lines++;
    }
    if (text.length < 1 << 19) continue;
    bytes += text.length;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  bytes += text.length;
  out.end(text);
  await once(out, "finish");
  return { bytes, lines };
}

/** The share of three years by whose end this share of the orders has come: a wave a year, whole years as they are. */
function seasonalShare(share: number): number {
  const years = (3 * share) % 1;
  let time = years;
  // Newton on time + (SEASON / 2π)(1 − cos 2πtime) = years; its slope is at least 1 − SEASON
  for (let turn = 0; turn < 8; turn++) {
    const angle = 2 * Math.PI * time;
    time -=
      (time + (SEASON / (2 * Math.PI)) * (1 - Math.cos(angle)) - years) /
      (1 + SEASON * Math.sin(angle));
  }
  return (Math.floor(3 * share) + time) / 3;
}
