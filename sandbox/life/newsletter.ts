import { newCustomer } from "../accounts/new-customer.ts";
import { subscribedAtShop, tellConsent } from "../customers/consent.ts";
import { normalTags } from "../customers/typed.ts";
import type { ShopStore, World } from "../platform/world.ts";
import type { CustomerRecord } from "../store/types.ts";
import { knownCustomer } from "../storefront/desk.ts";

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
    const known = knownCustomer(store, { kind: "email", email });
    if (known?.emailMarketing === "SUBSCRIBED") return;
    const before = known ?? newcomer(store, { ...subscriber, email }, at);
    const customer = { ...subscribedAtShop(before, at), updatedAt: at };
    store.putCustomer(customer);
    tellConsent(world, domain, known, customer);
    world.emit(domain, known ? "customers/update" : "customers/create", { id: customer.id });
  });
}

function newcomer(store: ShopStore, subscriber: Subscriber, at: string): CustomerRecord {
  const { email, tags } = subscriber;
  const [firstName, lastName] = [subscriber.firstName.trim(), subscriber.lastName.trim()];
  // the form asks for no address
  const { address, ...told } = newCustomer(store, { email, firstName, lastName }, at);
  void address;
  return { ...told, tags: normalTags(tags) };
}
