// Runs in a classic web worker: a DOM whose changes are sent to the page, the `shopify` global, and
// the extension's own bundle.
import { loadScript, onUncaught, removeUnpromisedGlobals } from "./worker-globals.ts";
import "@remote-dom/core/polyfill";
import { ThreadWebWorker } from "@quilted/threads";
import { ROOT_ID, type RemoteConnection } from "@remote-dom/core";
import {
  BatchingRemoteConnection,
  connectRemoteNode,
  setRemoteId,
} from "@remote-dom/core/elements";
import { defineRemoteElements } from "./remote-elements.ts";
import { createShopify } from "./shopify-global.ts";
import type { HostServices, WorkerExports } from "./wire.ts";

const isEcho = defineRemoteElements();
const { targets, fill, update } = createShopify();
removeUnpromisedGlobals();

const describe = (error: unknown) => (error instanceof Error ? error.message : String(error));

function connectBody(connection: RemoteConnection) {
  const batching = new BatchingRemoteConnection(connection);
  setRemoteId(document.body, ROOT_ID);
  connectRemoteNode(document.body, {
    call: (...call) => batching.call(...call),
    mutate(records) {
      // what the page just told us it has already; sent back late, it would undo newer typing
      if (!isEcho()) batching.mutate([...records]);
    },
  });
  return batching;
}

const exports: WorkerExports = {
  async run(connection, run, services: HostServices) {
    onUncaught((error) => void services.failed(describe(error)));
    if (!run.capabilities.includes("network_access")) {
      globalThis.fetch = () =>
        Promise.reject(new Error("fetch() is not available: network_access is not declared"));
    }
    loadScript(run.scriptUrl);
    const target = targets.get(run.target);
    if (!target) {
      throw new Error(`${run.scriptUrl} does not register the target ${run.target}`);
    }
    // after the bundle: it hands over the class its signals have to be made of
    fill(run, services);
    const batching = connectBody(connection);
    await target();
    batching.flush();
  },
  async update(path, value) {
    update(path, value);
  },
};

new ThreadWebWorker(self as unknown as Worker, { exports });
