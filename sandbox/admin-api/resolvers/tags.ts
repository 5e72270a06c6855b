import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { badRequest, notImplemented } from "../errors.ts";
import { parseGid } from "../gid.ts";

interface Tagged {
  scope: string;
  read: (id: number, call: Call) => { tags?: string[] } | null;
  write: (id: number, tags: string[], call: Call) => void;
}

const kinds: Record<string, Tagged> = {
  Customer: {
    scope: "write_customers",
    read: (id, call) => call.store.customer(id),
    write(id, tags, call) {
      call.store.putCustomer({ ...call.store.customer(id)!, tags, updatedAt: call.now });
      call.platform.emit(call.tenant.domain, "customers/update", { id });
    },
  },
  Order: {
    scope: "write_orders",
    read: (id, call) => call.store.order(id),
    write(id, tags, call) {
      call.store.putOrder({ ...call.store.order(id)!, tags, updatedAt: call.now });
      call.platform.emit(call.tenant.domain, "orders/updated", { id });
    },
  },
  Product: {
    scope: "write_products",
    read: (id, call) => call.store.product(id),
    write(id, tags, call) {
      call.store.putProduct({ ...call.store.product(id)!, tags, updatedAt: call.now });
      call.platform.emit(call.tenant.domain, "products/update", { id });
    },
  },
  DiscountNode: {
    scope: "write_discounts",
    read: (id, call) => call.store.discount(id),
    write(id, tags, call) {
      call.store.putDiscount({ ...call.store.discount(id)!, tags, updatedAt: call.now });
      call.platform.emit(call.tenant.domain, "discounts/update", { id });
    },
  },
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function change(args: Args, call: Call, adding: boolean) {
  const { kind, id } = parseGid(args["id"] as string)!;
  const tagged = kinds[kind];
  if (!tagged) throw notImplemented(`tags of ${kind}`);
  if (!call.scopes.has(tagged.scope)) {
    throw badRequest(`Access denied: changing tags of ${kind} needs ${tagged.scope}`);
  }
  const record = tagged.read(id, call);
  if (!record) {
    return { node: null, userErrors: [{ field: ["id"], message: `${kind} does not exist` }] };
  }
  // an app may send "a, b" as one text, as the admin does
  const given = (args["tags"] as string[])
    .flatMap((text) => text.split(","))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  const tooLong = given.find((tag) => tag.length > (kind === "Order" ? 40 : 255));
  if (tooLong !== undefined) {
    return {
      node: null,
      userErrors: [{ field: ["tags"], message: `Tag is too long: ${tooLong}` }],
    };
  }
  const before = record.tags ?? [];
  const added = given.filter((tag) => !before.some((old) => same(old, tag)));
  const removed = before.filter((old) => given.some((tag) => same(old, tag)));
  const changed = adding ? added : removed;
  if (changed.length > 0) {
    const tags = adding ? [...before, ...added] : before.filter((old) => !removed.includes(old));
    tagged.write(id, tags, call);
    if (kind === "Customer") {
      const topic = adding ? "customer.tags_added" : "customer.tags_removed";
      call.platform.emit(call.tenant.domain, topic, { id, tags: changed });
    }
  }
  return { node: { ...tagged.read(id, call), __typename: kind }, userErrors: [] };
}

export const tags: Domain = {
  types: {
    Mutation: {
      tagsAdd: (_source: unknown, args, call) => change(args, call, true),
      tagsRemove: (_source: unknown, args, call) => change(args, call, false),
    } satisfies Fields<unknown>,
  },
  plain: { TagsAddPayload: "node userErrors", TagsRemovePayload: "node userErrors" },
};
