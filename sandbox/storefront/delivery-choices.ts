import {
  carrierServices,
  usualService,
  type CarrierService,
  type ServiceCode,
} from "../fulfillment/carrier-services.ts";
import { listed } from "../pricing/price-level.ts";
import type { ShopRecord } from "../store/types.ts";

export interface DeliveryChoice {
  service: CarrierService;
  /** before discounts, minor units */
  price: number;
}

const offered: Record<"home" | "abroad", readonly ServiceCode[]> = {
  home: ["standard", "economy", "ups_ground", "expedited"],
  abroad: ["intl_post", "dhl_express"],
};
/** What each costs in cents of a shop in dollars, and from what worth of goods on it is free. */
const tariff: Record<ServiceCode, { price: number; freeFrom: number | null }> = {
  standard: { price: 595, freeFrom: 7500 },
  economy: { price: 395, freeFrom: 7500 },
  ups_ground: { price: 795, freeFrom: null },
  expedited: { price: 1295, freeFrom: null },
  intl_post: { price: 595, freeFrom: 7500 },
  dhl_express: { price: 2495, freeFrom: null },
};

/** What the checkout offers for goods that go to a country, the usual one first; nothing where nothing is sent. */
export function deliveryChoices(
  lines: readonly { unitPrice: number; quantity: number; isGiftCard: boolean }[],
  shop: ShopRecord,
  country: string,
): DeliveryChoice[] {
  const goods = lines.filter((line) => !line.isGiftCard);
  if (goods.length === 0) return [];
  const worth = goods.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  return offered[country === shop.country ? "home" : "abroad"].map((code) => {
    const { price, freeFrom } = tariff[code];
    const isFree = freeFrom !== null && worth >= listed(freeFrom, shop.currency);
    return { service: carrierServices[code], price: isFree ? 0 : listed(price, shop.currency) };
  });
}

/** The one chosen before; the usual one when nothing was, or when what was chosen does not go there. */
export function chosenDelivery(
  choices: readonly DeliveryChoice[],
  code: string | null | undefined,
  shop: ShopRecord,
  country: string,
): DeliveryChoice | null {
  const named = (wanted: string) => choices.find(({ service }) => service.code === wanted);
  return (
    (code == null ? null : named(code)) ?? named(usualService(shop.country, country).code) ?? null
  );
}
