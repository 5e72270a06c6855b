/**
 * Taken before anything else runs in the worker: the DOM polyfill replaces some of these, and the
 * extension must not have the rest.
 */
interface WorkerScope {
  importScripts(url: string): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
}

const scope = globalThis as unknown as WorkerScope;

/** Runs a script in this worker and throws what it throws. */
export const loadScript = scope.importScripts.bind(globalThis);

/** Calls back with every error that nobody caught. */
export function onUncaught(listener: (error: unknown) => void) {
  listenTo("error", (event) => listener("error" in event ? event.error : event));
  listenTo("unhandledrejection", (event) => listener("reason" in event ? event.reason : event));
}
const listenTo = scope.addEventListener.bind(globalThis);

/** Shopify promises console, timers and fetch; these at least must not be counted on. */
export function removeUnpromisedGlobals() {
  const names = [
    "importScripts",
    "indexedDB",
    "caches",
    "XMLHttpRequest",
    "WebSocket",
    "BroadcastChannel",
    "EventSource",
  ];
  for (const name of names) {
    Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
  }
}
