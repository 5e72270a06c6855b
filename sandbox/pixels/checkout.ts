import type { Checkout, DiscountApplication, MailingAddress } from "@shopify/web-pixels-extension";
import { serviceOf, type CarrierService } from "../fulfillment/carrier-services.ts";
import type { ShopStore } from "../platform/world.ts";
import type { AddressRecord, CustomerRecord, DiscountUse, OrderRecord } from "../store/types.ts";
import { findVariant, type PricedBasket, type Shopper } from "../storefront/desk.ts";
import { moneyV2, variantOf } from "./goods.ts";

/** What a checkout is told of, before it is paid for and after. */
interface Bought {
  token: string;
  locale: string;
  lines: { variantId: number | null; title: string; quantity: number; total: number }[];
  discounts: readonly DiscountUse[];
  totalDiscounts: number;
  subtotal: number;
  shipping: number;
  shippingRate: number;
  tax: number;
  total: number;
  acceptsMarketing: boolean;
  email: string | null;
  phone: string | null;
  address: AddressRecord | null;
  /** how it is sent; null = nothing is */
  service: CarrierService | null;
  /** null until it is paid */
  order: OrderRecord | null;
}

/** A basket on its way through the checkout. */
export function checkoutOfBasket(
  store: ShopStore,
  at: { token: string; locale: string; basket: PricedBasket; shopper: Shopper | null },
  customer: CustomerRecord | null,
  namesPeople: boolean,
): Checkout {
  const { basket, shopper, token, locale } = at;
  const typed = shopper?.kind === "email" || shopper?.kind === "guest" ? shopper.email : null;
  return checkout(
    store,
    {
      ...basket,
      token,
      locale,
      acceptsMarketing: shopper?.kind === "email" && shopper.acceptsMarketing === true,
      email: customer?.email ?? typed,
      phone: customer?.phone ?? (shopper?.kind === "phone" ? shopper.phone : null),
      address: customer?.address ?? null,
      service: basket.delivery?.service ?? null,
      order: null,
    },
    customer,
    namesPeople,
  );
}

/** The same checkout once it was paid: only now it has an order. */
export function checkoutOfOrder(
  store: ShopStore,
  order: OrderRecord,
  locale: string,
  namesPeople: boolean,
  isCompleted: boolean,
): Checkout {
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  const lines = order.lines.map((line) => ({
    ...line,
    total: line.unitPrice * line.quantity - line.discount,
  }));
  return checkout(
    store,
    {
      ...order,
      lines,
      token: order.checkoutToken,
      locale,
      shippingRate: order.shipping,
      acceptsMarketing: customer?.emailMarketing === "SUBSCRIBED",
      phone: customer?.phone ?? null,
      address: order.shippingAddress ?? customer?.address ?? null,
      service: order.delivery ? serviceOf(order.delivery.service) : null,
      // Shopify's types: null in all events but checkout_completed
      order: isCompleted ? order : null,
    },
    customer,
    namesPeople,
  );
}

function checkout(
  store: ShopStore,
  bought: Bought,
  customer: CustomerRecord | null,
  namesPeople: boolean,
): Checkout {
  const { currency, country } = store.shop;
  const money = (minor: number) => moneyV2(minor, currency);
  const { order } = bought;
  return {
    attributes: [],
    billingAddress: null,
    buyerAcceptsEmailMarketing: bought.acceptsMarketing,
    buyerAcceptsSmsMarketing: false,
    currencyCode: currency,
    delivery: {
      selectedDeliveryOptions: bought.service
        ? [
            {
              cost: money(bought.shippingRate),
              costAfterDiscounts: money(bought.shipping),
              description: null,
              handle: bought.service.code,
              title: bought.service.title,
              type: "shipping",
            },
          ]
        : [],
    },
    discountApplications: bought.discounts.map((use) => application(use, currency)),
    discountsAmount: money(bought.totalDiscounts),
    email: namesPeople ? bought.email : null,
    lineItems: bought.lines.map(({ variantId, title, quantity, total }) => {
      const found = variantId === null ? null : findVariant(store, variantId);
      return {
        discountAllocations: [],
        finalLinePrice: money(total),
        id: variantId === null ? null : String(variantId),
        properties: [],
        quantity,
        sellingPlanAllocation: null,
        title,
        variant: found && variantOf(store, found.product, found.variant),
      };
    }),
    localization: {
      country: { isoCode: country },
      language: { isoCode: bought.locale },
      market: { handle: null, id: null },
    },
    order: order && {
      customer: customer && {
        id: String(customer.id),
        isFirstOrder: customer.numberOfOrders <= 1,
      },
      id: String(order.id),
    },
    phone: namesPeople ? bought.phone : null,
    shippingAddress: namesPeople && bought.address ? address(bought.address) : null,
    shippingLine: { price: money(bought.shipping) },
    smsMarketingPhone: null,
    subtotalPrice: money(bought.subtotal),
    token: bought.token,
    totalPrice: money(bought.total),
    totalTax: money(bought.tax),
    transactions: order
      ? [
          {
            amount: money(order.total),
            gateway: "bogus",
            paymentMethod: { name: "Bogus", type: "creditCard" },
          },
        ]
      : [],
  };
}

function application(use: DiscountUse, currency: string): DiscountApplication {
  return {
    allocationMethod: "ACROSS",
    targetSelection: "ENTITLED",
    targetType: "LINE_ITEM",
    title: use.code ?? use.title,
    type: use.kind === "code" ? "DISCOUNT_CODE" : "AUTOMATIC",
    value: moneyV2(use.amount, currency),
  };
}

function address(record: AddressRecord): MailingAddress {
  return {
    address1: record.address1 ?? null,
    address2: record.address2 ?? null,
    city: record.city ?? null,
    country: null,
    countryCode: record.countryCode,
    firstName: record.firstName ?? null,
    lastName: record.lastName ?? null,
    phone: record.phone ?? null,
    province: record.province ?? null,
    provinceCode: record.provinceCode ?? null,
    zip: record.zip ?? null,
  };
}
