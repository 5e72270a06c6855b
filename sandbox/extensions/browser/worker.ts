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
import { createNavigation } from "./navigation.ts";
import { remoteElements } from "./remote-elements.ts";
import { createShopify } from "./shopify-global.ts";
import { fetchFor } from "./worker-fetch.ts";
import type { ExtensionRun, HostServices, WorkerExports } from "./wire.ts";

const { define, isEcho } = remoteElements();
const { shopify, targets, fill, intercept, update } = createShopify();
const nativeFetch = globalThis.fetch.bind(globalThis);
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

function targetOf({ scriptUrl, target }: ExtensionRun) {
  const found = targets.get(target);
  if (!found) throw new Error(`${scriptUrl} does not register the target ${target}`);
  return found;
}

const exports: WorkerExports = {
  async run(connection, run, services: HostServices) {
    onUncaught((error) => void services.failed(describe(error)));
    globalThis.fetch = fetchFor(run, services, nativeFetch);
    if (run.surface === "customer-account") createNavigation(run, services);
    define(run.elements);
    loadScript(run.scriptUrl);
    const target = targetOf(run);
    // after the bundle: it hands over the class its signals have to be made of
    fill(run, services);
    const draws = connection !== null && run.target.includes(".render");
    const batching = draws ? connectBody(connection) : null;
    const result = await target(shopify);
    batching?.flush();
    return batching ? null : result;
  },
  async update(path, value) {
    update(path, value);
  },
  intercept,
};

new ThreadWebWorker(self as unknown as Worker, { exports });
