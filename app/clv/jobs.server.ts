import type { Handlers } from "../jobs/handlers.ts";
import { computeCustomer, computeShop } from "./compute.server.ts";

export const handlers: Handlers = {
  "clv.compute": ({ shopId }) => computeShop(shopId),
  "clv.compute-customer": ({ shopId, customerId }) => computeCustomer(shopId, customerId),
};
