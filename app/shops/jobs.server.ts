import type { Handlers } from "../jobs/handlers.ts";
import { install } from "./install.server.ts";
import { gatherExport, redactCustomer, redactShop } from "./privacy.server.ts";

export const handlers: Handlers = {
  "shop.install": ({ shopId }) => install(shopId),
  "privacy.export": ({ shopId, requestId }) => gatherExport(shopId, requestId),
  "privacy.redact-customer": ({ shopId, customerId, requestId }) =>
    redactCustomer(shopId, customerId, requestId),
  "privacy.redact-shop": ({ shopId, domain }) => redactShop(shopId, domain),
};
