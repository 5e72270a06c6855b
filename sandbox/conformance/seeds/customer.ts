import type { CustomerRecord } from "../../store/types.ts";
import { amountOf, numberOf, objectOf, textOf, textOrNull, textsOf, type Seed } from "./read.ts";

export const seedCustomer: Seed = (id, seen, { tenant, now }) => {
  const mail = objectOf(seen, "defaultEmailAddress");
  const marketing = mail ? textOf(mail, "marketingState", "") : "";
  const phone = objectOf(seen, "defaultPhoneNumber");
  const before = tenant.store.customer(id);
  tenant.store.putCustomer({
    id,
    createdAt: textOf(seen, "createdAt", now),
    updatedAt: textOf(seen, "updatedAt", now),
    firstName: textOf(seen, "firstName", before?.firstName ?? ""),
    lastName: textOf(seen, "lastName", before?.lastName ?? ""),
    email: textOrNull(seen, "email") ?? (mail ? textOrNull(mail, "emailAddress") : null),
    phone: textOrNull(seen, "phone") ?? (phone ? textOrNull(phone, "phoneNumber") : null),
    locale: textOf(seen, "locale", "en"),
    emailMarketing: (["SUBSCRIBED", "UNSUBSCRIBED"].includes(marketing)
      ? marketing
      : "NOT_SUBSCRIBED") as CustomerRecord["emailMarketing"],
    tags: textsOf(seen, "tags"),
    note: textOrNull(seen, "note"),
    numberOfOrders:
      Number(textOf(seen, "numberOfOrders", "0")) || numberOf(seen, "numberOfOrders", 0),
    amountSpent: amountOf(seen, "amountSpent", tenant.store.shop.currency) ?? 0,
    lastOrderId: before?.lastOrderId ?? null,
  });
};
