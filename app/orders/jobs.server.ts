import type { Handlers } from "../jobs/handlers.ts";
import { checkCounts } from "./check-counts.server.ts";
import { buyersGivenUp, findBuyers } from "./file/buyers.server.ts";
import { forgetOldBuyers, resealBuyers } from "./file/reseal.server.ts";
import { givenUp } from "./import-state.server.ts";
import { beginImport, bulkFinished, pollImport, startImport } from "./import.server.ts";
import { loadImport } from "./load.server.ts";
import { importPage, previewOrders } from "./pages.server.ts";
import { reconcileOrders } from "./reconcile.server.ts";
import { forgetOrder, refreshOrder, refreshOrdersOfCustomer } from "./refresh.server.ts";
import { endComparison, isDueForComparison, startComparison } from "./weekly.server.ts";

export const handlers: Handlers = {
  "orders.begin": async ({ shopId }) => void (await startImport(shopId)),
  "orders.import": {
    run: ({ shopId, importId }) => beginImport(shopId, importId),
    lastWords: givenUp,
  },
  // only a first look: it ends in silence
  "orders.preview": ({ shopId, importId }) => previewOrders(shopId, importId),
  "orders.poll": {
    run: ({ shopId, importId }) => pollImport(shopId, importId),
    lastWords: givenUp,
  },
  "orders.bulk-finished": ({ shopId, bulkOperationId }) => bulkFinished(shopId, bulkOperationId),
  "orders.load": {
    run: ({ shopId, importId }) => loadImport(shopId, importId),
    lastWords: givenUp,
  },
  "orders.page": {
    run: ({ shopId, importId }) => importPage(shopId, importId),
    lastWords: givenUp,
  },
  "orders.refresh": ({ shopId, orderId }) => refreshOrder(shopId, orderId),
  "orders.refresh-customer": ({ shopId, customerId }) =>
    refreshOrdersOfCustomer(shopId, customerId),
  "orders.forget": ({ shopId, orderId }) => forgetOrder(shopId, orderId),
  "orders.reconcile": ({ shopId }) => reconcileOrders(shopId),
  "orders.check-counts": ({ shopId }) => checkCounts(shopId),
  "orders.weekly": async ({ shopId }) => {
    if (await isDueForComparison(shopId, new Date())) await startComparison(shopId);
  },
  "orders.weekly-end": {
    run: ({ shopId, importId }) => endComparison(shopId, importId),
    lastWords: givenUp,
  },
  "orders.reseal-buyers": async ({ shopId }) => {
    await forgetOldBuyers(shopId, new Date());
    await resealBuyers(shopId);
  },
  "orders.file-buyers": {
    run: ({ shopId, fileId }) => findBuyers(shopId, fileId),
    lastWords: buyersGivenUp,
  },
};
