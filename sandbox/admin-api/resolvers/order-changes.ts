import { archive, setBuyer } from "../../life/order-change.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { idOf } from "../gid.ts";

const refused = (field: string, message: string, code?: string) => ({
  order: null,
  userErrors: [{ field: [field], message, ...(code ? { code } : {}) }],
});

/** @param customerId null = the order is nobody's from now on */
function changeBuyer(orderGid: string, customerId: number | null, call: Call) {
  const id = idOf(orderGid);
  if (!call.store.order(id)) return refused("orderId", "Order does not exist", "NOT_FOUND");
  if (customerId !== null && !call.store.customer(customerId)) {
    return refused("customerId", "Customer does not exist", "NOT_FOUND");
  }
  const order = setBuyer(call.platform, call.tenant.domain, id, customerId);
  return { order, userErrors: [] };
}

function changeArchive(input: Args, isArchived: boolean, call: Call) {
  const id = idOf(input["id"] as string);
  if (!call.store.order(id)) return refused("id", "Order does not exist");
  return { order: archive(call.platform, call.tenant.domain, id, isArchived), userErrors: [] };
}

export const orderChanges: Domain = {
  types: {
    Mutation: {
      orderCustomerSet: (_source: unknown, args, call) =>
        changeBuyer(args["orderId"] as string, idOf(args["customerId"] as string), call),
      orderCustomerRemove: (_source: unknown, args, call) =>
        changeBuyer(args["orderId"] as string, null, call),
      orderClose: (_source: unknown, args, call) =>
        changeArchive(args["input"] as Args, true, call),
      orderOpen: (_source: unknown, args, call) =>
        changeArchive(args["input"] as Args, false, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    OrderCustomerSetPayload: "order userErrors",
    OrderCustomerSetUserError: "field message code",
    OrderCustomerRemovePayload: "order userErrors",
    OrderCustomerRemoveUserError: "field message code",
    OrderClosePayload: "order userErrors",
    OrderOpenPayload: "order userErrors",
  },
};
