import { CustomerLifeError, deleteCustomer } from "../../life/customer.ts";
import { deleteOrder } from "../../life/order.ts";
import { deleteProduct } from "../../life/product.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";

const mistake = (field: string, message: string, code?: string): UserError[] => [
  { field: [field], message, ...(code === undefined ? {} : { code }) },
];

function removeCustomer(args: Args, call: Call) {
  const id = idOf((args["input"] as { id: string }).id);
  const refuse = (message: string) => ({
    deletedCustomerId: null,
    userErrors: mistake("id", message),
  });
  if (!call.store.customer(id)) return refuse("Customer can't be found");
  try {
    deleteCustomer(call.platform, call.tenant.domain, id);
  } catch (error) {
    if (!(error instanceof CustomerLifeError)) throw error;
    return refuse("Customer can’t be deleted because they have associated orders");
  }
  return { deletedCustomerId: gid("Customer", id), userErrors: [] };
}

function removeOrder(args: Args, call: Call) {
  const id = idOf(args["orderId"] as string);
  if (!call.store.order(id))
    return { deletedId: null, userErrors: mistake("orderId", "Order does not exist", "NOT_FOUND") };
  deleteOrder(call.platform, call.tenant.domain, id);
  return { deletedId: gid("Order", id), userErrors: [] };
}

function removeProduct(args: Args, call: Call) {
  const id = idOf((args["input"] as { id: string }).id);
  if (!call.store.product(id))
    return { deletedProductId: null, userErrors: mistake("id", "Product does not exist") };
  deleteProduct(call.platform, call.tenant.domain, id);
  return { deletedProductId: gid("Product", id), userErrors: [] };
}

/** What a merchant's staff, or another app, takes away. */
export const deletions: Domain = {
  types: {
    Mutation: {
      customerDelete: (_source: unknown, args, call) => removeCustomer(args, call),
      orderDelete: (_source: unknown, args, call) => removeOrder(args, call),
      productDelete: (_source: unknown, args, call) => removeProduct(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    CustomerDeletePayload: "deletedCustomerId userErrors",
    OrderDeletePayload: "deletedId userErrors",
    OrderDeleteUserError: "field message code",
    ProductDeletePayload: "deletedProductId userErrors",
  },
};
