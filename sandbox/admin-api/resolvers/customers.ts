import type { CustomerRecord } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import { customerRows } from "../customer-search.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { money } from "../money.ts";
import { orderRows, readableOrder } from "../order-search.ts";
import { rfmGroup, spendTier } from "../rfm.ts";
import { defaultAddress } from "./mailing-address.ts";
import { metafieldFields } from "./metafield-fields.ts";

/** "Ada Lovelace", else the e-mail address, else the phone number, as Shopify shows a customer. */
export function displayName(customer: CustomerRecord): string {
  const name = `${customer.firstName} ${customer.lastName}`.trim();
  return name || customer.email || customer.phone || "";
}

export function emailAddress(customer: CustomerRecord): object | null {
  if (customer.email === null) return null;
  return {
    emailAddress: customer.email,
    marketingState: customer.emailMarketing,
    marketingOptInLevel: customer.emailMarketing === "SUBSCRIBED" ? "SINGLE_OPT_IN" : null,
    marketingUpdatedAt: null,
    validFormat: true,
  };
}

const Customer: Fields<CustomerRecord> = {
  id: (customer) => gid("Customer", customer.id),
  legacyResourceId: (customer) => customer.id,
  createdAt: (customer) => customer.createdAt,
  updatedAt: (customer) => customer.updatedAt,
  firstName: (customer) => customer.firstName || null,
  lastName: (customer) => customer.lastName || null,
  displayName,
  email: (customer) => customer.email,
  phone: (customer) => customer.phone,
  defaultEmailAddress: emailAddress,
  defaultPhoneNumber: (customer) =>
    customer.phone === null
      ? null
      : { phoneNumber: customer.phone, marketingState: "NOT_SUBSCRIBED" },
  defaultAddress,
  addressesV2: (customer, args) =>
    new Items(() => [defaultAddress(customer)].filter(Boolean), args["reverse"] === true),
  locale: (customer) => customer.locale,
  note: (customer) => customer.note,
  tags: (customer) => customer.tags,
  state: () => "DISABLED",
  taxExempt: () => false,
  taxExemptions: () => [],
  dataSaleOptOut: () => false,
  verifiedEmail: () => true,
  canDelete: (customer) => customer.numberOfOrders === 0,
  numberOfOrders: (customer) => customer.numberOfOrders,
  amountSpent: (customer, _args, call) => money(customer.amountSpent, call.currency),
  lastOrder: (customer, _args, call) =>
    customer.lastOrderId === null ? null : readableOrder(customer.lastOrderId, call),
  orders: (customer, args, call) => orderRows(args, call, customer.id),
  statistics: (customer, _args, call) => ({
    rfmGroup: rfmGroup(customer, call),
    predictedSpendTier: spendTier(customer, call),
  }),
  emailMarketingConsent: (customer) =>
    customer.email === null
      ? null
      : { marketingState: customer.emailMarketing, marketingOptInLevel: null },
  ...metafieldFields<CustomerRecord>((customer) => gid("Customer", customer.id)),
};

export const customers: Domain = {
  types: {
    QueryRoot: {
      customers: (_source: unknown, args, call) => customerRows(args, call),
      customer: (_source: unknown, args, call) => call.store.customer(idOf(args["id"] as string)),
      customersCount: (_source: unknown, args, call) =>
        customerRows(args, call).count((args["limit"] as number | null) ?? 10_000),
    } satisfies Fields<unknown>,
    Customer,
  },
  plain: {
    CustomerEmailAddress:
      "emailAddress marketingState marketingOptInLevel marketingUpdatedAt validFormat",
    CustomerPhoneNumber: "phoneNumber marketingState",
    CustomerStatistics: "rfmGroup predictedSpendTier",
    CustomerEmailMarketingConsentState: "marketingState marketingOptInLevel",
  },
};
