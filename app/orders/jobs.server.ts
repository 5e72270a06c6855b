import type { Handlers } from "../jobs/handlers.ts";
import { checkCounts } from "./check-counts.server.ts";
import { beginImport, bulkFinished, pollImport, startImport } from "./import.server.ts";
import { loadImport } from "./load.server.ts";
import { importPage, previewOrders } from "./pages.server.ts";
import { reconcileOrders } from "./reconcile.server.ts";
import { forgetOrder, refreshOrder, refreshOrdersOfCustomer } from "./refresh.server.ts";
import { endComparison, startComparison } from "./weekly.server.ts";

export const handlers: Handlers = {
  "orders.begin": async ({ shopId }) => void (await startImport(shopId)),
  "orders.import": ({ shopId, importId }) => beginImport(shopId, importId),
  "orders.preview": ({ shopId, importId }) => previewOrders(shopId, importId),
  "orders.poll": ({ shopId, importId }) => pollImport(shopId, importId),
  "orders.bulk-finished": ({ shopId, bulkOperationId }) => bulkFinished(shopId, bulkOperationId),
  "orders.load": ({ shopId, importId }) => loadImport(shopId, importId),
  "orders.page": ({ shopId, importId }) => importPage(shopId, importId),
  "orders.refresh": ({ shopId, orderId }) => refreshOrder(shopId, orderId),
  "orders.refresh-customer": ({ shopId, customerId }) =>
    refreshOrdersOfCustomer(shopId, customerId),
  "orders.forget": ({ shopId, orderId }) => forgetOrder(shopId, orderId),
  "orders.reconcile": ({ shopId }) => reconcileOrders(shopId),
  "orders.check-counts": ({ shopId }) => checkCounts(shopId),
  "orders.weekly": ({ shopId }) => startComparison(shopId),
  "orders.weekly-end": ({ shopId, importId }) => endComparison(shopId, importId),
};
