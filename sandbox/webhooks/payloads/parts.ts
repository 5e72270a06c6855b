import { plainAmount, presentmentMinor } from "../../store/amounts.ts";
import type { OpenShop } from "../../store/shop-store.ts";
import type { OrderRecord, ShopRecord } from "../../store/types.ts";

export type Payload = Record<string, unknown>;

/** What a payload may be made from. */
export interface PayloadSource {
  store: OpenShop;
  now: string;
  subject: { id: number; [extra: string]: unknown };
}

export interface MoneySet {
  shop_money: { amount: string; currency_code: string };
  presentment_money: { amount: string; currency_code: string };
}

/** Amounts of one order as REST writes them: plain text, and a set with the presentment money. */
export function moneyOf(shop: ShopRecord, order: OrderRecord) {
  return {
    text: (minor: number) => plainAmount(minor, shop.currency),
    set: (minor: number): MoneySet => ({
      shop_money: { amount: plainAmount(minor, shop.currency), currency_code: shop.currency },
      presentment_money: {
        amount: plainAmount(
          presentmentMinor(minor, shop.currency, order),
          order.presentmentCurrency,
        ),
        currency_code: order.presentmentCurrency,
      },
    }),
  };
}

/**
 * The example's keys in the example's order, with our values: what the sandbox does not know about
 * becomes null, an empty list or stays a neutral constant, never an invented fact of the shop.
 */
export function shapeLike(example: Payload, ours: Payload): Payload {
  const shaped: Payload = {};
  for (const key of Object.keys(example))
    shaped[key] = key in ours ? ours[key] : blank(example[key]);
  for (const key of Object.keys(ours)) if (!(key in shaped)) shaped[key] = ours[key];
  return shaped;
}

function blank(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value === "boolean") return false;
  if (typeof value === "number") return 0;
  return null;
}
