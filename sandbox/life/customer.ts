import { mergedRecord, type MergeChoices } from "../customers/merge.ts";
import type { Platform } from "../platform/platform.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { OrderRecord } from "../store/types.ts";

/** What happens to customers beside buying. Each sends its webhooks. */

export class CustomerLifeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CustomerLifeError";
  }
}

function ordersOf(platform: Platform, domain: string, customerId: number): OrderRecord[] {
  const { store } = platform.tenant(domain);
  return store.db
    .prepare("SELECT id FROM orders WHERE customer_id = ? ORDER BY id")
    .all(customerId)
    .map((row) => store.order(row["id"] as number)!);
}

/** Throws when the shop has no such customer. */
export function customerOf(platform: Platform, domain: string, customerId: number) {
  const customer = platform.tenant(domain).store.customer(customerId);
  if (!customer) throw new CustomerLifeError(`There is no customer ${customerId}`);
  return customer;
}

/**
 * Two customers become one: what hangs on the one who goes (orders, addresses, metafields, discounts, checkouts, what
 * Flow was told) hangs on the one who stays. Log-ins of the one who goes end. Throws when one of them has store credit.
 */
export function mergeCustomers(
  platform: Platform,
  domain: string,
  keptId: number,
  deletedId: number,
  { choices, jobId }: { choices?: MergeChoices; jobId?: string } = {},
): void {
  if (keptId === deletedId) throw new CustomerLifeError("A customer cannot be merged with itself");
  const { store } = platform.tenant(domain);
  store.transaction(() => {
    const kept = customerOf(platform, domain, keptId);
    const deleted = customerOf(platform, domain, deletedId);
    for (const { id } of [kept, deleted]) {
      if (store.credit.accountsOf(id).length > 0) {
        throw new CustomerLifeError(`Customer ${id} has store credit and cannot be merged`);
      }
    }
    const updatedAt = platform.clock.iso();
    const merged = { ...mergedRecord(kept, deleted, choices), updatedAt };
    for (const order of ordersOf(platform, domain, deletedId)) {
      const email = merged.email ?? order.email;
      store.putOrder({ ...order, customerId: keptId, email, updatedAt });
    }
    moveMetafields(store, deletedId, keptId);
    moveDiscounts(store, deletedId, keptId);
    store.checkouts.give(deletedId, keptId, `${merged.lastName} ${merged.firstName}`.trim());
    store.flow.give(deletedId, keptId);
    store.deleteCustomer(deletedId);
    store.putCustomer(merged);
    platform.emit(domain, "customers/merge", { id: keptId, deletedId, jobId });
    platform.emit(domain, "customers/update", { id: keptId });
    platform.emit(domain, "customers/delete", { id: deletedId });
  });
}

/** Where both say something, the word of the one who stays counts. */
function moveMetafields(store: OpenShop, from: number, to: number): void {
  const [gone, kept] = [from, to].map((id) => `gid://shopify/Customer/${id}`) as [string, string];
  for (const { namespace, key, ...said } of store.metafieldsOf(gone)) {
    store.deleteMetafield(gone, namespace, key);
    if (store.metafield(kept, namespace, key)) continue;
    const id = store.nextId("metafield");
    store.putMetafield({ ...said, id, ownerGid: kept, namespace, key });
  }
}

function moveDiscounts(store: OpenShop, from: number, to: number): void {
  for (const discount of store.discounts()) {
    if (!discount.customerIds.includes(from)) continue;
    const others = discount.customerIds.filter((id) => id !== from && id !== to);
    store.putDiscount({ ...discount, customerIds: [...others, to] });
  }
}

/** A customer leaves; Shopify deletes only those without orders. */
export function deleteCustomer(platform: Platform, domain: string, customerId: number): void {
  const { store } = platform.tenant(domain);
  customerOf(platform, domain, customerId);
  if (ordersOf(platform, domain, customerId).length > 0) {
    throw new CustomerLifeError(
      `Customer ${customerId} has orders and cannot be deleted, only redacted`,
    );
  }
  store.transaction(() => {
    store.deleteCustomer(customerId);
    platform.emit(domain, "customers/delete", { id: customerId });
  });
}

/** A shopper asks what is known about them: the app is told and has 30 days. */
export function requestData(platform: Platform, domain: string, customerId: number): void {
  customerOf(platform, domain, customerId);
  platform.emit(domain, "customers/data_request", {
    id: customerId,
    orders: ordersOf(platform, domain, customerId).map((order) => order.id),
    requestId: platform.tenant(domain).store.nextId("dataRequest"),
  });
}

/** A shopper is forgotten: Shopify takes away who they were, keeps what was bought, tells the app. */
export function redactCustomer(platform: Platform, domain: string, customerId: number): void {
  const { store } = platform.tenant(domain);
  const customer = customerOf(platform, domain, customerId);
  const orders = ordersOf(platform, domain, customerId);
  store.transaction(() => {
    for (const order of orders) {
      store.putOrder({
        ...order,
        customerId: null,
        email: null,
        note: null,
        updatedAt: platform.clock.iso(),
      });
    }
    store.deleteCustomer(customerId);
    platform.emit(domain, "customers/redact", {
      id: customerId,
      email: customer.email,
      phone: customer.phone,
      orders: orders.map((order) => order.id),
    });
  });
}

const redactAfterMilliseconds = 48 * 3_600_000;

/** Asks the app to forget the shop once it has been gone for 48 hours; a new installation stops that. */
export function redactShopWhenDue(platform: Platform, domain: string): void {
  const uninstalledAt = platform.tenant(domain).store.fact("uninstalledAt") ?? "";
  if (uninstalledAt === "") return;
  const gone = platform.clock.now().getTime() - Date.parse(uninstalledAt);
  if (gone >= redactAfterMilliseconds) redactShop(platform, domain);
}

/** Shopify's last word about a shop, sent although the app is gone; once per uninstall. */
export function redactShop(platform: Platform, domain: string): void {
  platform.tenant(domain).store.setFact("uninstalledAt", "");
  platform.emitAlways(domain, "shop/redact", { id: platform.tenant(domain).store.shop.id });
}
