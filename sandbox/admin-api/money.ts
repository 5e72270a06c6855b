import { decimalAmount, plainAmount, presentmentMinor } from "../store/amounts.ts";
import type { OrderRecord } from "../store/types.ts";
import type { Call } from "./call.ts";

export interface MoneyV2 {
  amount: string;
  currencyCode: string;
}

export function money(minor: number, currency: string): MoneyV2 {
  return { amount: decimalAmount(minor, currency), currencyCode: currency };
}

/** Shop and presentment money of an order's amount. */
export function moneyBag(minor: number, order: OrderRecord, call: Call) {
  const shopMoney = money(minor, call.currency);
  if (order.presentmentCurrency === call.currency && order.presentmentRate === 1) {
    return { shopMoney, presentmentMoney: shopMoney };
  }
  const charged = presentmentMinor(minor, call.currency, order);
  return { shopMoney, presentmentMoney: money(charged, order.presentmentCurrency) };
}

/** The old Money scalar: plain text in the shop's currency. */
export function moneyText(minor: number, call: Call): string {
  return plainAmount(minor, call.currency);
}
