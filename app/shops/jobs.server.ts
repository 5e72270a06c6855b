import type { Handlers } from "../jobs/handlers.ts";
import { gatherExport, redactCustomer, redactShop } from "./erasure.server.ts";
import type { Holding } from "./holding.ts";
import { install } from "./install.server.ts";
import { mergeCustomer, moveLeftBehind } from "./merges.server.ts";
import { dropOld } from "./retention.server.ts";
import { lookWhetherGone } from "./uninstall.server.ts";

/** @param holdings of all rooms: this one comes before them and knows none */
export const handlersWith = (holdings: readonly Holding[]): Handlers => ({
  "shops.install": ({ shopId }) => install(shopId),
  "shops.look-whether-gone": ({ shopId }) => lookWhetherGone(shopId),
  "shops.merge-customer": ({ shopId, customerId, intoId }) =>
    mergeCustomer(holdings, shopId, customerId, intoId),
  "shops.move-left-behind": ({ shopId }) => moveLeftBehind(holdings, shopId),
  "shops.drop-old": ({ shopId }) => dropOld(shopId, new Date()),
  "shops.export-customer": ({ shopId, requestId }) => gatherExport(holdings, shopId, requestId),
  "shops.erase-customer": ({ shopId, customerId, requestId }) =>
    redactCustomer(holdings, shopId, requestId, customerId),
  "shops.erase-shop": ({ shopId, domain }) => redactShop(shopId, domain),
});
