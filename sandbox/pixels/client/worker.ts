// Runs in a classic web worker, where a pixel has no document: the bundle, its subscriptions, and what it may ask of
// the page by messages.
import {
  loadScript,
  onUncaught,
  removeUnpromisedGlobals,
} from "../../extensions/browser/worker-globals.ts";
import type { BrowserCall, BusEvent, FromWorker, StorageArea, ToWorker } from "./wire.ts";

type Listener<What> = (what: What) => unknown;

const post = (message: FromWorker) =>
  (self as unknown as { postMessage(message: FromWorker): void }).postMessage(message);
const describe = (error: unknown) => (error instanceof Error ? error.message : String(error));
const fail = (error: unknown) => post({ kind: "failed", message: describe(error) });

/** Listeners by name; each may take itself away. */
function listeners<What>() {
  const byName = new Map<string, Set<Listener<What>>>();
  return {
    subscribe(name: string, listener: Listener<What>): () => boolean {
      const set = byName.get(name) ?? new Set();
      byName.set(name, set.add(listener));
      return () => set.delete(listener);
    },
    tell(names: string[], what: What): void {
      for (const listener of names.flatMap((name) => [...(byName.get(name) ?? [])])) {
        try {
          Promise.resolve(listener(what)).catch(fail);
        } catch (error) {
          fail(error);
        }
      }
    },
  };
}

const events = listeners<BusEvent>();
const consent = listeners<object>();
const waiting = new Map<number, (value: unknown) => void>();
let calls = 0;

function ask(call: BrowserCall): Promise<unknown> {
  const id = ++calls;
  post({ kind: "call", id, call });
  return new Promise((done) => waiting.set(id, done));
}

const storage = (area: StorageArea) =>
  Object.fromEntries(
    ["clear", "getItem", "key", "length", "removeItem", "setItem"].map((method) => [
      method,
      (...args: unknown[]) => ask({ area, method, args: args.map(String) }),
    ]),
  );

const browser = {
  localStorage: storage("localStorage"),
  sessionStorage: storage("sessionStorage"),
  cookie: {
    get: (name?: string) =>
      ask({ area: "cookie", method: "get", args: name === undefined ? [] : [name] }),
    set: (...args: string[]) => ask({ area: "cookie", method: "set", args }),
  },
  sendBeacon: (url: string, body = "") => ask({ area: "beacon", args: [url, body] }),
};

function start({ scriptUrl, settings, init }: Extract<ToWorker, { kind: "start" }>): void {
  const extend = (point: string, register: (api: object) => void) => {
    if (point !== "WebPixel::Render") throw new Error(`a web pixel does not extend ${point}`);
    register({
      settings,
      init,
      browser,
      analytics: { subscribe: events.subscribe },
      customerPrivacy: { subscribe: consent.subscribe },
      _pixelInfo: {},
    });
  };
  Object.defineProperty(globalThis, "shopify", { value: { extend }, configurable: true });
  loadScript(scriptUrl);
}

function namesOf({ name, type }: BusEvent): string[] {
  return [name, "all_events", `all_${type}_events`];
}

onUncaught(fail);
removeUnpromisedGlobals();
self.addEventListener("message", ({ data: message }: MessageEvent<ToWorker>) => {
  if (message.kind === "start") {
    try {
      start(message);
    } catch (error) {
      fail(error);
    }
  } else if (message.kind === "event") {
    events.tell(namesOf(message.event), message.event);
  } else if (message.kind === "consent") {
    consent.tell([message.name], { customerPrivacy: message.customerPrivacy });
  } else {
    waiting.get(message.id)?.(message.value);
    waiting.delete(message.id);
  }
});
