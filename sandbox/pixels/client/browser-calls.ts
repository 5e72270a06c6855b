import type { BrowserCall } from "./wire.ts";

/** Does on the page what a pixel asked for from its worker. */
export function answerCall(call: BrowserCall, root: string): unknown {
  if (call.area === "beacon") return navigator.sendBeacon(...call.args);
  if (call.area === "cookie") {
    return call.method === "get" ? readCookie(call.args[0]) : writeCookie(call.args, root);
  }
  const store = window[call.area];
  const [first = "", second = ""] = call.args;
  switch (call.method) {
    case "getItem":
      return store.getItem(first);
    case "setItem":
      return store.setItem(first, second);
    case "removeItem":
      return store.removeItem(first);
    case "key":
      return store.key(Number(first));
    case "length":
      return store.length;
    case "clear":
      return store.clear();
    default:
      throw new Error(`a pixel cannot ${call.method} a storage`);
  }
}

export function readCookie(name: string | undefined): string {
  if (name === undefined) return document.cookie;
  const pairs = document.cookie.split("; ").map((pair) => pair.split(/=(.*)/s) as [string, string]);
  return pairs.find(([key]) => key === name)?.[1] ?? "";
}

/** "name", "value", or the whole cookie as one text; on the pages of this shop. */
function writeCookie([cookie = "", value]: string[], root: string): string {
  document.cookie = value === undefined ? cookie : `${cookie}=${value}; path=${root}`;
  return document.cookie;
}
