import type { Handlers } from "../jobs/handlers.ts";
import { cancelSale, createSale, lookAtEdge } from "./schedule.server.ts";

export const handlers: Handlers = {
  "flash-sales.create": ({ shopId, saleId }) => createSale(shopId, saleId),
  "flash-sales.edge": ({ shopId, saleId }) => lookAtEdge(shopId, saleId),
  "flash-sales.cancel": ({ shopId, saleId }) => cancelSale(shopId, saleId),
};
