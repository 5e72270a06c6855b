import type { Handlers } from "../jobs/handlers.ts";
import type { Holding } from "./holding.ts";
import { install } from "./install.server.ts";
import { gatherExport, redactCustomer, redactShop } from "./privacy.server.ts";

/** @param holdings of all rooms: this one comes before them and knows none */
export const handlersWith = (holdings: readonly Holding[]): Handlers => ({
  "shops.install": ({ shopId }) => install(shopId),
  "shops.export-customer": ({ shopId, requestId }) => gatherExport(holdings, shopId, requestId),
  "shops.erase-customer": ({ shopId, customerId, requestId }) =>
    redactCustomer(holdings, shopId, customerId, requestId),
  "shops.erase-shop": ({ shopId, domain }) => redactShop(shopId, domain),
});
