import { displayName } from "../../customers/display-name.ts";
import { sortedTags } from "../../customers/typed.ts";
import type { CustomerRecord } from "../../store/types.ts";
import { identified } from "../customer-identifier.ts";
import type { Fields } from "../call.ts";
import { customerRows } from "../customer-search.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { money } from "../money.ts";
import { orderRows, readableOrder } from "../order-search.ts";
import { rfmGroup, spendTier } from "../rfm.ts";
import { emailAddress, oldForm, phoneNumber } from "./consent.ts";
import { mergeable } from "./customer-merge.ts";
import { allAddresses, defaultAddress } from "./mailing-address.ts";
import { metafieldFields } from "./metafield-fields.ts";

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
  defaultEmailAddress: (customer, _args, call) => emailAddress(customer, call),
  defaultPhoneNumber: (customer, _args, call) => phoneNumber(customer, call),
  defaultAddress,
  addresses: (customer, args) =>
    allAddresses(customer).slice(0, (args["first"] as number | null | undefined) ?? 250),
  addressesV2: (customer, args) =>
    new Items(() => allAddresses(customer), args["reverse"] === true),
  locale: (customer) => customer.locale,
  note: (customer) => customer.note,
  tags: (customer) => sortedTags(customer.tags),
  state: () => "DISABLED",
  taxExempt: (customer) => customer.taxExempt ?? false,
  taxExemptions: (customer) => customer.taxExemptions ?? [],
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
  emailMarketingConsent: (customer, _args, call) => oldForm(customer, "email", call),
  smsMarketingConsent: (customer, _args, call) => oldForm(customer, "sms", call),
  mergeable: (customer, _args, call) => mergeable(customer, call),
  ...metafieldFields<CustomerRecord>((customer) => gid("Customer", customer.id)),
};

export const customers: Domain = {
  types: {
    QueryRoot: {
      customers: (_source: unknown, args, call) => customerRows(args, call),
      customer: (_source: unknown, args, call) => call.store.customer(idOf(args["id"] as string)),
      customerByIdentifier: (_source: unknown, args, call) => identified(args, call),
      customersCount: (_source: unknown, args, call) =>
        customerRows(args, call).count((args["limit"] as number | null) ?? 10_000),
    } satisfies Fields<unknown>,
    Customer,
  },
  plain: {
    CustomerStatistics: "rfmGroup predictedSpendTier",
  },
};
