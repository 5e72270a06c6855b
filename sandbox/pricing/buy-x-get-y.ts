import { z } from "zod";
import { minorDigits } from "./money.ts";
import { share } from "./allocation.ts";
import type { CartLine, PricingInput } from "./cart.ts";

/** A whole number as the Admin API carries UnsignedInt64: "2", sometimes 2. */
const count = z.coerce.number().int().positive();
const gidNumber = z
  .string()
  .regex(/\d+$/, "expected a gid ending in a number")
  .transform((gid) => Number(/\d+$/.exec(gid)![0]));

const items = z
  .object({
    all: z.boolean().nullish(),
    products: z
      .object({
        productsToAdd: z.array(gidNumber).nullish(),
        productVariantsToAdd: z.array(gidNumber).nullish(),
      })
      .nullish(),
    collections: z.object({ add: z.array(gidNumber).nullish() }).nullish(),
  })
  .transform((raw) => ({
    all: raw.all ?? false,
    productIds: raw.products?.productsToAdd ?? [],
    variantIds: raw.products?.productVariantsToAdd ?? [],
    collectionIds: raw.collections?.add ?? [],
  }));

const effect = z.object({
  percentage: z.coerce.number().min(0).max(1).nullish(),
  amount: z.coerce.number().min(0).nullish(),
});

const input = z.object({
  customerBuys: z.object({
    value: z.object({ quantity: count.nullish(), amount: z.coerce.number().positive().nullish() }),
    items,
  }),
  customerGets: z.object({
    value: z.object({ discountOnQuantity: z.object({ quantity: count, effect }) }),
    items,
  }),
  usesPerOrderLimit: z.coerce.number().int().positive().nullish(),
});

export type BuyXGetY = z.infer<typeof input>;
type Items = BuyXGetY["customerBuys"]["items"];

/** The Admin API's customerBuys / customerGets as the store kept them. Throws ZodError when they are not that. */
export function parseBuyXGetY(raw: unknown): BuyXGetY {
  return input.parse(raw);
}

interface Unit {
  line: number;
  price: number;
}

/**
 * Discount of each line, minor units. Every use takes X units bought (the dearest) and Y units given (the cheapest);
 * no unit is both.
 */
export function priceBuyXGetY(
  offer: BuyXGetY,
  lines: readonly CartLine[],
  isInCollection: PricingInput["isInCollection"],
  currency = "USD",
): number[] {
  const scale = 10 ** minorDigits(currency);
  const { customerBuys, customerGets } = offer;
  const get = customerGets.value.discountOnQuantity;
  const gettable = unitsOf(lines, customerGets.items, isInCollection).sort(
    (a, b) => a.price - b.price,
  );
  const limit = offer.usesPerOrderLimit ?? Infinity;
  let given: Unit[] = [];
  for (let uses = 1; uses <= limit && uses * get.quantity <= gettable.length; uses++) {
    const taken = gettable.slice(0, uses * get.quantity);
    const rest = withoutUnits(unitsOf(lines, customerBuys.items, isInCollection), taken);
    if (!isBought(customerBuys.value, uses, rest, scale)) break;
    given = taken;
  }
  const discounts = lines.map(() => 0);
  for (const unit of given) {
    const off =
      get.effect.percentage != null
        ? share(unit.price, get.effect.percentage)
        : Math.min(unit.price, Math.round((get.effect.amount ?? 0) * scale));
    discounts[unit.line] = discounts[unit.line]! + off;
  }
  return discounts;
}

function isBought(
  value: BuyXGetY["customerBuys"]["value"],
  uses: number,
  units: readonly Unit[],
  scale: number,
): boolean {
  if (value.quantity != null) return units.length >= uses * value.quantity;
  const worth = units.reduce((sum, unit) => sum + unit.price, 0);
  return value.amount != null && worth >= uses * Math.round(value.amount * scale);
}

function unitsOf(
  lines: readonly CartLine[],
  wanted: Items,
  isInCollection: PricingInput["isInCollection"],
): Unit[] {
  return lines.flatMap((line, index) => {
    const matches =
      wanted.all ||
      wanted.productIds.includes(line.productId) ||
      wanted.variantIds.includes(line.variantId) ||
      wanted.collectionIds.some((collection) => isInCollection(line.productId, collection));
    if (!matches || line.isGiftCard) return [];
    return Array.from({ length: line.quantity }, () => ({ line: index, price: line.unitPrice }));
  });
}

/** Units of one line are alike, so taking one away means taking any. */
function withoutUnits(units: readonly Unit[], taken: readonly Unit[]): Unit[] {
  const takenOfLine = new Map<number, number>();
  for (const { line } of taken) takenOfLine.set(line, (takenOfLine.get(line) ?? 0) + 1);
  return units.filter((unit) => {
    const count = takenOfLine.get(unit.line) ?? 0;
    if (count > 0) takenOfLine.set(unit.line, count - 1);
    return count === 0;
  });
}
