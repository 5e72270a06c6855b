import { ThreadWebWorker } from "@quilted/threads";
import { DOMRemoteReceiver } from "@remote-dom/core/receivers";
import type { PlaceConfig } from "../place.ts";
import { allowedElements, defineHostElements } from "./components/index.ts";
import { configOf } from "./config-of.ts";
import { createServices, type PageServices } from "./services.ts";
import type { Blocked, WorkerExports } from "./wire.ts";

const workerUrl = "/extension-host/worker.js";

/** An extension that runs in its place. */
export interface Running {
  /** What the target's function returned, when it is data. */
  result: unknown;
  update(path: string, value: unknown): Promise<void>;
  intercept(): Promise<Blocked | null>;
  stop(): void;
}

/** Loud on purpose: an extension that fails must not look like one that has nothing to say. */
export function showProblem(place: HTMLElement, name: string, message: string): void {
  place.dataset.state = "error";
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.style.cssText =
    "margin:1rem 0;padding:1rem;border:2px solid #b3261e;border-radius:8px;background:#fdeceb;color:#601410;font:500 15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere";
  alert.textContent = `The extension ${name} failed: ${message}`;
  place.append(alert);
}

/**
 * Starts one target in a worker of its own and draws it in `place`; resolves once it has drawn for the first time.
 * What goes wrong is shown in the place, then thrown.
 */
export async function startPlace(
  place: HTMLElement,
  page: PageServices,
  change: Partial<PlaceConfig> = {},
): Promise<Running> {
  const config = { ...configOf(place), ...change };
  const failed = (message: string) => {
    showProblem(place, config.handle, message);
    const { handle, target, api } = config;
    const { apiVersion = "" } = (api["extension"] ?? {}) as { apiVersion?: string };
    const detail = { handle, target, apiVersion, message };
    document.dispatchEvent(new CustomEvent("shopify:extension-errored", { detail }));
  };
  try {
    return await start(place, config, page, failed);
  } catch (error) {
    failed(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

async function start(
  place: HTMLElement,
  config: PlaceConfig,
  page: PageServices,
  failed: (message: string) => void,
): Promise<Running> {
  defineHostElements(config.surface);
  const root = document.createElement("div");
  root.className = "extension-root";
  place.append(root);
  const receiver = new DOMRemoteReceiver({ root, elements: allowedElements(config.elements) });
  const worker = new Worker(workerUrl, { name: config.handle });
  const crashed = new Promise<never>((_, reject) => {
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      reject(new Error(event.message || `${workerUrl} could not be loaded`));
    });
  });
  const { imports } = new ThreadWebWorker<WorkerExports>(worker);
  const { scriptUrl, target, surface, elements, capabilities, appUrl } = config;
  const { buyerLocale, locale, translations, api } = config;
  const run = { scriptUrl, target, surface, elements, capabilities, appUrl };
  const result = await Promise.race([
    imports.run(
      receiver.connection,
      { ...run, buyerLocale, locale, translations, api },
      createServices(config, page, failed),
    ),
    crashed,
  ]);
  return {
    result,
    // not `imports` itself: it answers to every name, so awaiting it would ask the worker for "then"
    update: (path, value) => imports.update(path, value),
    intercept: () => imports.intercept(),
    stop() {
      worker.terminate();
      root.remove();
    },
  };
}
