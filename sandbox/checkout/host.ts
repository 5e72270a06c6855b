// The page's side: draws what the extension's worker says, and serves its requests.
import { ThreadWebWorker } from "@quilted/threads";
import { DOMRemoteReceiver } from "@remote-dom/core/receivers";
import { extensionApi } from "./api.ts";
import { defineHostElements } from "./components/index.ts";
import type { CheckoutHostConfig } from "./config.ts";
import { createServices } from "./services.ts";
import type { WorkerExports } from "./wire.ts";

declare global {
  /** For the page that stands for the checkout editor, and for tests. */
  var checkoutHost: { update(path: string, value: unknown): Promise<void> } | undefined;
}

const workerUrl = "/checkout/worker.js";

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element with id "${id}"`);
  return found;
}

/** Loud on purpose: an extension that fails must not look like one that has nothing to say. */
function showError(message: string) {
  document.body.dataset.extension = "error";
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.style.cssText =
    "margin:1rem 0;padding:1rem;border:2px solid #b3261e;border-radius:8px;background:#fdeceb;color:#601410;font:500 15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere";
  alert.textContent = `The checkout extension failed: ${message}`;
  const root = document.getElementById("extension");
  if (root) root.before(alert);
  else document.body.prepend(alert);
}

/**
 * Starts one target in a worker of its own. Once it has drawn for the first time, resolves to what
 * sets its signals.
 */
async function start(root: HTMLElement, config: CheckoutHostConfig) {
  const receiver = new DOMRemoteReceiver({ root, elements: defineHostElements() });
  const worker = new Worker(workerUrl, { name: config.handle });
  const crashed = new Promise<never>((_, reject) => {
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      reject(new Error(event.message || `${workerUrl} could not be loaded`));
    });
  });
  const { imports } = new ThreadWebWorker<WorkerExports>(worker);
  const { scriptUrl, target, capabilities, buyerLocale, locale, translations } = config;
  const run = { scriptUrl, target, capabilities, buyerLocale, locale, translations };
  await Promise.race([
    imports.run(
      receiver.connection,
      { ...run, api: extensionApi(config) },
      createServices(config, showError),
    ),
    crashed,
  ]);
  // not `imports` itself: it answers to every name, so awaiting it would ask the worker for "then"
  return (path: string, value: unknown) => imports.update(path, value);
}

function reportState(root: HTMLElement) {
  const { dataset } = document.body;
  if (dataset.extension !== "error") dataset.extension = root.hasChildNodes() ? "ready" : "empty";
}

try {
  const root = element("extension");
  const config = JSON.parse(element("extension-config").textContent) as CheckoutHostConfig;
  globalThis.checkoutHost = { update: await start(root, config) };
  reportState(root);
  new MutationObserver(() => reportState(root)).observe(root, { childList: true });
} catch (error) {
  showError(error instanceof Error ? error.message : String(error));
}
