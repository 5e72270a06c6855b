import type { Handlers } from "../jobs/handlers.ts";
import { install } from "./install.server.ts";
import { gatherExport, redactCustomer, redactShop } from "./privacy.server.ts";

export const handlers: Handlers = {
  "shops.install": ({ shopId }) => install(shopId),
  "shops.export-customer": ({ shopId, requestId }) => gatherExport(shopId, requestId),
  "shops.erase-customer": ({ shopId, customerId, requestId }) =>
    redactCustomer(shopId, customerId, requestId),
  "shops.erase-shop": ({ shopId, domain }) => redactShop(shopId, domain),
};
