import { databaseOf } from "../store/database-of.ts";
import type { World } from "../platform/world.ts";
import type { CustomerRecord } from "../store/types.ts";

export interface Subscriber {
  email: string;
  firstName: string;
  lastName: string;
  tags: string[];
}

/**
 * Somebody leaves an address in the shop's newsletter form: a customer with consent. Tags go to a new customer only;
 * whether Shopify adds them to one it knows is not documented, so nobody can rely on it here.
 */
export function subscribe(world: World, domain: string, subscriber: Subscriber): void {
  const store = world.shop(domain);
  const at = world.clock.iso();
  const email = subscriber.email.trim().toLowerCase();
  store.transaction(() => {
    const row = databaseOf(store)
      ?.prepare("SELECT id FROM customers WHERE email = ? COLLATE NOCASE ORDER BY id LIMIT 1")
      .get(email);
    const known = row ? store.customer(row["id"] as number) : null;
    const customer: CustomerRecord = known ?? {
      id: store.nextId("customer"),
      createdAt: at,
      updatedAt: at,
      firstName: subscriber.firstName.trim(),
      lastName: subscriber.lastName.trim(),
      email,
      phone: null,
      locale: "en",
      emailMarketing: "NOT_SUBSCRIBED",
      tags: [...new Set(subscriber.tags.filter((tag) => tag !== ""))],
      note: null,
      numberOfOrders: 0,
      amountSpent: 0,
      lastOrderId: null,
    };
    if (known?.emailMarketing === "SUBSCRIBED") return;
    store.putCustomer({ ...customer, emailMarketing: "SUBSCRIBED", updatedAt: at });
    world.emit(domain, known ? "customers/update" : "customers/create", { id: customer.id });
  });
}
