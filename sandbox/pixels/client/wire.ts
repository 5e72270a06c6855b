import type { Context, RegisterInit } from "@shopify/web-pixels-extension";

export type CustomerPrivacy = RegisterInit["customerPrivacy"];

/** Any event of the bus, as a subscriber gets it. */
export interface BusEvent {
  id: string;
  name: string;
  type: "standard" | "custom" | "dom";
  clientId: string;
  timestamp: string;
  seq: number;
  context?: Context;
  data?: unknown;
  customData?: unknown;
}

export type StorageArea = "localStorage" | "sessionStorage";
/** What a pixel may ask of the page it cannot see. */
export type BrowserCall =
  | { area: StorageArea; method: string; args: string[] }
  | { area: "cookie"; method: "get" | "set"; args: string[] }
  | { area: "beacon"; args: [string, string] };

export type ToWorker =
  | { kind: "start"; scriptUrl: string; settings: Record<string, unknown>; init: RegisterInit }
  | { kind: "event"; event: BusEvent }
  | { kind: "consent"; name: string; customerPrivacy: CustomerPrivacy }
  | { kind: "answer"; id: number; value: unknown };

export type FromWorker =
  { kind: "call"; id: number; call: BrowserCall } | { kind: "failed"; message: string };
