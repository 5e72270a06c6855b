import type { Random } from "../../app/numeric/random.ts";
import { allocate, share } from "../pricing/allocation.ts";
import type { OrderLineRecord, OrderRecord } from "../store/types.ts";
import { taxInside } from "../pricing/tax.ts";
import { settle } from "./aftermath.ts";
import type { Article, Pick } from "./basket.ts";
import { drawCode, type PastCode } from "./codes.ts";
import { toIso } from "../store/instants.ts";
import type { OrderDraft, OrderTools } from "./draft.ts";
import { kinds } from "./histories.ts";
import { giftCard } from "./catalogue.ts";

const freeShippingFrom = 7_500;

/** Draws one order; `lead` is the product that stands for it. */
export function makeOrder(
  draft: OrderDraft,
  tools: OrderTools,
): { order: OrderRecord; lead: number } {
  const { random, listed } = tools;
  const { home } = draft;
  const pos = isOverTheCounter(draft, tools);
  const code = pos ? null : drawCode(draft, random);
  const listValue = code ? draft.value / (1 - code.percentage) + code.amount : draft.value;
  const { picks, lead, gift } = fillBasket(draft, tools, Math.round(listValue));
  const lines = linesOf(picks, gift, tools);

  const goods = picks.map(({ article, quantity }) => listed(article.price) * quantity);
  const worth = goods.reduce((sum, amount) => sum + amount, 0);
  const off = code ? Math.min(worth, share(worth, code.percentage) + listed(code.amount)) : 0;
  if (off > 0) {
    allocate(off, goods).forEach((part, index) => {
      lines[index]!.discount = part;
    });
  }
  const taxable = worth - off;
  const subtotal = taxable + (gift ? listed(gift.price) : 0);
  const isFree = pos || (home.country === tools.country && subtotal >= listed(freeShippingFrom));
  const rate = isFree ? 0 : listed(home.shipping);
  const shipping = code?.freeShipping ? 0 : rate;
  const { tax, inside } = taxOf(lines, taxable, shipping, home.taxRate, tools.taxesIncluded);
  const tip = random.next() < (pos ? 0.12 : 0.02) ? listed(100 * random.int(1, 5)) : 0;
  const total = subtotal + shipping + (inside ? 0 : tax) + tip;
  const source = pos ? "pos" : random.next() < 0.01 ? "shopify_draft_order" : "web";
  const at = toIso(draft.at);

  const order: OrderRecord = {
    id: draft.id,
    name: `#${draft.number}`,
    number: draft.number,
    customerId: draft.customerId,
    email: draft.email,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    test: draft.kind === kinds.test,
    sourceName: source,
    confirmationNumber: letters(random, 9),
    checkoutToken: hex(random) + hex(random) + hex(random) + hex(random),
    note: null,
    tags: [],
    presentmentCurrency: home.currency,
    presentmentRate: home.rate,
    subtotal,
    totalDiscounts: off,
    shipping,
    tax,
    ...inside,
    tip,
    total,
    totalRefunded: 0,
    currentTotal: total,
    financialStatus: "PAID",
    fulfillmentStatus: "FULFILLED",
    discounts: code && !(code.freeShipping && rate === 0) ? [useOf(code, off, rate)] : [],
    lines,
    refunds: [],
  };
  settle(order, draft, tools, pos);
  return { order, lead };
}

/** On top of the goods; or inside of them and of the shipping, line by line. */
function taxOf(
  lines: OrderLineRecord[],
  taxable: number,
  shipping: number,
  rate: number,
  isInside: boolean,
): { tax: number; inside: { taxesIncluded: true; shippingTax: number } | null } {
  if (!isInside) return { tax: share(taxable, rate), inside: null };
  const shippingTax = taxInside(shipping, rate);
  let tax = shippingTax;
  for (const line of lines) {
    if (line.isGiftCard) continue;
    line.tax = taxInside(line.unitPrice * line.quantity - line.discount, rate);
    tax += line.tax;
  }
  return { tax, inside: { taxesIncluded: true, shippingTax } };
}

function isOverTheCounter(draft: OrderDraft, { country, random }: OrderTools): boolean {
  const { kind, home, email } = draft;
  if (home.country !== country || kind === kinds.test) return false;
  if (kind === kinds.guest) return email === null;
  return kind === kinds.stands && random.next() < 0.05;
}

/** Now and then a gift card is part of what the customer spends. */
function fillBasket(draft: OrderDraft, tools: OrderTools, value: number) {
  const { random, basket } = tools;
  let gift: Article | null = null;
  if (draft.kind === kinds.stands && value > 2 * giftCard.values[0]! && random.next() < 0.03) {
    const affordable = giftCard.values.filter((price) => price <= value / 2);
    gift = { ...tools.giftCard, price: random.pick(affordable) };
  }
  const filled = basket.fill(value - (gift?.price ?? 0), draft.previous, random);
  return { ...filled, gift };
}

function linesOf(
  picks: readonly Pick[],
  gift: Article | null,
  tools: OrderTools,
): OrderLineRecord[] {
  const lines = picks.map(({ article, quantity }) => lineOf(tools, article, quantity, false));
  if (gift) lines.push(lineOf(tools, gift, 1, true));
  return lines;
}

function lineOf(
  { listed, nextId }: OrderTools,
  article: Article,
  quantity: number,
  isGiftCard: boolean,
): OrderLineRecord {
  return {
    id: nextId("lineItem"),
    productId: article.record.id,
    variantId: article.variant.id,
    title: article.record.title,
    quantity,
    currentQuantity: quantity,
    unitPrice: listed(article.price),
    discount: 0,
    isGiftCard,
  };
}

function useOf(code: PastCode, off: number, shippingRate: number) {
  return {
    discountId: null,
    kind: "code" as const,
    code: code.code,
    title: code.code,
    amount: code.freeShipping ? shippingRate : off,
  };
}

/** Letters and digits that are not mistaken for each other. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

function letters(random: Random, count: number): string {
  let bits = random.next();
  let text = "";
  for (let i = 0; i < count; i++) {
    bits *= 32;
    const letter = Math.floor(bits);
    text += alphabet[letter]!;
    bits -= letter;
  }
  return text;
}

const fourDigits = Array.from({ length: 0x10000 }, (_, n) => n.toString(16).padStart(4, "0"));

function hex(random: Random): string {
  const bits = Math.floor(random.next() * 0x100000000);
  return fourDigits[bits >>> 16]! + fourDigits[bits & 0xffff]!;
}
