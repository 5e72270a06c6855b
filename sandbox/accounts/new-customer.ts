import type { ShopStore } from "../platform/world.ts";
import type { CustomerRecord } from "../store/types.ts";
import { languageOf } from "../store/language.ts";

/** What a shopper tells of themselves when they become a customer. */
export interface Told {
  email?: string | null;
  phone?: string | null;
  firstName?: string | undefined;
  lastName?: string | undefined;
  locale?: string | undefined;
}

/** A customer's record as the storefront begins it; not written yet. */
export function newCustomer(store: ShopStore, told: Told, at: string): CustomerRecord {
  return {
    id: store.nextId("customer"),
    createdAt: at,
    updatedAt: at,
    firstName: told.firstName ?? "",
    lastName: told.lastName ?? "",
    email: told.email?.trim().toLowerCase() ?? null,
    phone: told.phone?.trim() ?? null,
    locale: told.locale ?? languageOf(store.shop),
    address: { countryCode: store.shop.country },
    emailMarketing: "NOT_SUBSCRIBED",
    tags: [],
    note: null,
    numberOfOrders: 0,
    amountSpent: 0,
    lastOrderId: null,
  };
}
