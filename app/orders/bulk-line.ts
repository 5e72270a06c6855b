import type { AdminOrder, AdminOrderLine } from "./order-record.ts";

// An import of a million orders spends most of its processor time in JSON.parse. Shopify writes the fields in the order
// our query names them, so one pattern reads such a line in a third of the time. Whatever does not look exactly like
// that goes to JSON.parse.

const TEXT = '"([^"\\\\\\x00-\\x1f]*)"';
const TRUTH = "(true|false)";
const WHOLE = "(0|[1-9][0-9]{0,14})";
const MONEY = `\\{"shopMoney":\\{"amount":${TEXT},"currencyCode":${TEXT}\\}\\}`;
const orNull = (pattern: string) => `(?:null|${pattern})`;
const ID = `\\{"id":${TEXT}\\}`;

const lineOf = (fields: [name: string, pattern: string][]) =>
  new RegExp(`^\\{${fields.map(([name, pattern]) => `"${name}":${pattern}`).join(",")}\\}$`);

const ORDER = lineOf([
  ["id", TEXT],
  ["name", TEXT],
  ["processedAt", TEXT],
  ["updatedAt", TEXT],
  ["cancelledAt", orNull(TEXT)],
  ["test", TRUTH],
  ["sourceName", orNull(TEXT)],
  ["displayFinancialStatus", orNull(TEXT)],
  ["confirmationNumber", orNull(TEXT)],
  ["checkoutToken", orNull(TEXT)],
  // none or one; who used several is rare
  ["discountCodes", `\\[(?:${TEXT})?\\]`],
  ["customer", orNull(ID)],
  ["totalPriceSet", MONEY],
  ["refundDiscrepancySet", MONEY],
  ["totalRefundedSet", MONEY],
  ["totalTipReceivedSet", MONEY],
  ["totalDiscountsSet", orNull(MONEY)],
]);

const LINE_ITEM = lineOf([
  ["id", TEXT],
  ["quantity", WHOLE],
  ["currentQuantity", WHOLE],
  ["isGiftCard", TRUTH],
  ["product", orNull(ID)],
  ["variant", orNull(ID)],
  ["priceAfterAllDiscountsBeforeTaxesSet", MONEY],
  ["__parentId", TEXT],
]);

export type BulkObject =
  (AdminOrder & { __parentId?: undefined }) | (AdminOrderLine & { __parentId: string });

/**
 * A line of a bulk result as our query has it written; null when it looks otherwise.
 * @returns what JSON.parse returns
 */
export function knownLine(text: string): BulkObject | null {
  return text.endsWith("}}") ? knownOrder(text) : knownLineItem(text);
}

function knownOrder(text: string): BulkObject | null {
  const m = ORDER.exec(text);
  if (m === null) return null;
  return {
    id: m[1]!,
    name: m[2]!,
    processedAt: m[3]!,
    updatedAt: m[4]!,
    cancelledAt: m[5] ?? null,
    test: m[6] === "true",
    sourceName: m[7] ?? null,
    displayFinancialStatus: m[8] ?? null,
    confirmationNumber: m[9] ?? null,
    checkoutToken: m[10] ?? null,
    discountCodes: m[11] === undefined ? [] : [m[11]],
    customer: idOf(m[12]),
    totalPriceSet: money(m[13]!, m[14]!),
    refundDiscrepancySet: money(m[15]!, m[16]!),
    totalRefundedSet: money(m[17]!, m[18]!),
    totalTipReceivedSet: money(m[19]!, m[20]!),
    totalDiscountsSet: m[21] === undefined ? null : money(m[21], m[22]!),
  };
}

function knownLineItem(text: string): BulkObject | null {
  const m = LINE_ITEM.exec(text);
  if (m === null) return null;
  return {
    id: m[1]!,
    quantity: Number(m[2]),
    currentQuantity: Number(m[3]),
    isGiftCard: m[4] === "true",
    product: idOf(m[5]),
    variant: idOf(m[6]),
    priceAfterAllDiscountsBeforeTaxesSet: money(m[7]!, m[8]!),
    __parentId: m[9]!,
  };
}

const idOf = (id: string | undefined) => (id === undefined ? null : { id });
const money = (amount: string, currencyCode: string) => ({ shopMoney: { amount, currencyCode } });
