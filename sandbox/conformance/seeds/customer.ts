import type { CustomerRecord } from "../../store/types.ts";
import { addressIn } from "./address.ts";
import { amountOf, numberOf, objectOf, textOf, textOrNull, textsOf, type Seed } from "./read.ts";

export const seedCustomer: Seed = (id, seen, { tenant, now }) => {
  const mail = objectOf(seen, "defaultEmailAddress");
  const marketing = mail ? textOf(mail, "marketingState", "") : "";
  const phone = objectOf(seen, "defaultPhoneNumber");
  const before = tenant.store.customer(id);
  const shown = (field: string, held: string | null | undefined) =>
    field in seen ? textOrNull(seen, field) : held;
  const { country } = tenant.store.shop;
  const address = addressIn(seen, "defaultAddress", country) ?? before?.address;
  tenant.store.putCustomer({
    id,
    ...(address ? { address } : {}),
    createdAt: textOf(seen, "createdAt", now),
    updatedAt: textOf(seen, "updatedAt", now),
    firstName: textOf(seen, "firstName", before?.firstName ?? ""),
    lastName: textOf(seen, "lastName", before?.lastName ?? ""),
    email: shown("email", before?.email) ?? (mail ? textOrNull(mail, "emailAddress") : null),
    phone: shown("phone", before?.phone) ?? (phone ? textOrNull(phone, "phoneNumber") : null),
    locale: textOf(seen, "locale", "en"),
    emailMarketing: (["SUBSCRIBED", "UNSUBSCRIBED", "PENDING"].includes(marketing)
      ? marketing
      : "NOT_SUBSCRIBED") as CustomerRecord["emailMarketing"],
    tags: "tags" in seen ? textsOf(seen, "tags") : (before?.tags ?? []),
    note: shown("note", before?.note) ?? null,
    numberOfOrders:
      Number(textOf(seen, "numberOfOrders", "0")) || numberOf(seen, "numberOfOrders", 0),
    amountSpent: amountOf(seen, "amountSpent", tenant.store.shop.currency) ?? 0,
    lastOrderId: before?.lastOrderId ?? null,
  });
};
