import type { CheckoutHostConfig } from "./config.ts";
import type { HostServices } from "./wire.ts";

/** A token is asked for anew when it has less than this left, as Shopify caches tokens too. */
const FRESH_MS = 30_000;

/** When a JWT ends, in milliseconds since 1970; 0 when it does not say. */
function expiryOf(token: string): number {
  const payload = token.split(".")[1] ?? "";
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    const exp = typeof claims === "object" && claims !== null && "exp" in claims ? claims.exp : 0;
    return typeof exp === "number" ? exp * 1000 : 0;
  } catch {
    // not a JWT, so its end is unknown and it is never kept
    return 0;
  }
}

export function createServices(
  { sessionTokenUrl, storageKey }: CheckoutHostConfig,
  failed: (message: string) => void,
): HostServices {
  let cached: { token: string; until: number } | undefined;

  const readAll = (): Record<string, unknown> =>
    JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Record<string, unknown>;
  const writeAll = (values: Record<string, unknown>) =>
    localStorage.setItem(storageKey, JSON.stringify(values));

  return {
    async sessionToken() {
      if (!cached || cached.until - FRESH_MS < Date.now()) {
        const response = await fetch(sessionTokenUrl, { method: "POST" });
        if (!response.ok) throw new Error(`no session token: ${response.status}`);
        const token = (await response.text()).trim();
        cached = { token, until: expiryOf(token) };
      }
      return cached.token;
    },
    async storageRead(key) {
      return readAll()[key] ?? null;
    },
    async storageWrite(key, value) {
      writeAll({ ...readAll(), [key]: value });
    },
    async storageDelete(key) {
      const values = readAll();
      delete values[key];
      writeAll(values);
    },
    async failed(message) {
      failed(message);
    },
  };
}
