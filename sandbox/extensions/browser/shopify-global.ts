import { createI18n } from "./translate.ts";
import { buyerJourney } from "./journey.ts";
import { functionsFor } from "./offers.ts";
import type { ExtensionRun, HostServices, SignalMark } from "./wire.ts";

type Target = (shopify: unknown) => unknown;

interface Signal {
  value: unknown;
}
type SignalClass = new (value: unknown) => Signal;

/** Extensions that do not import Shopify's Preact signals read values and subscribe, no more. */
class PlainSignal implements Signal {
  #value: unknown;
  readonly #listeners = new Set<(value: unknown) => void>();
  constructor(value: unknown) {
    this.#value = value;
  }
  get value() {
    return this.#value;
  }
  set value(value: unknown) {
    this.#value = value;
    for (const listener of this.#listeners) listener(value);
  }
  subscribe(listener: (value: unknown) => void) {
    this.#listeners.add(listener);
    listener(this.#value);
    return () => this.#listeners.delete(listener);
  }
}

/** Optional in Shopify's types, so an extension may look for them. */
const mayBeMissing = new Set(["buyerIdentity", "then", "toJSON"]);

/** Puts the `shopify` global in place; its data come with `fill`, once the bundle has been loaded. */
export function createShopify() {
  const targets = new Map<string, Target>();
  const signals = new Map<string, Signal>();
  let journey = buyerJourney([]);
  let SignalOfBundle: SignalClass = PlainSignal;

  const offered: Record<string, unknown> = {
    extend: (target: string, run: Target) => void targets.set(target, run),
    setSignals(given: SignalClass) {
      SignalOfBundle = given;
    },
    reload() {},
  };
  const shopify = new Proxy(offered, {
    get(from, name) {
      if (typeof name === "string" && !(name in from) && !mayBeMissing.has(name)) {
        throw new Error(`the host does not offer shopify.${name} on this target`);
      }
      return Reflect.get(from, name);
    },
  });
  Object.defineProperty(globalThis, "shopify", { value: shopify, configurable: true });

  /** Turns marked values into signals, at any depth. */
  function revive(value: unknown, path: string): unknown {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    if (isMark(value)) {
      const signal = new SignalOfBundle(value.$undefined ? undefined : value.$signal);
      // the deprecated name, still part of the API
      Object.defineProperty(signal, "current", { get: () => signal.value });
      signals.set(path, signal);
      return signal;
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, revive(inner, `${path}.${key}`)]),
    );
  }

  return {
    targets,
    shopify,
    fill(run: ExtensionRun, services: HostServices) {
      for (const [name, value] of Object.entries(run.api)) offered[name] = revive(value, name);
      offered["i18n"] = createI18n(run.translations, run.locale, run.buyerLocale);
      Object.assign(offered, functionsFor(run, services));
      if (!("buyerJourney" in run.api)) return;
      journey = buyerJourney(run.capabilities);
      Object.assign(offered["buyerJourney"] as object, { intercept: journey.intercept });
    },
    intercept: () => journey.ask(),
    update(path: string, value: unknown) {
      const signal = signals.get(path);
      if (!signal) {
        throw new Error(`no signal "${path}"; there are ${[...signals.keys()].join(", ")}`);
      }
      signal.value = value;
    },
  };
}

const isMark = (value: object): value is SignalMark => "$signal" in value;
