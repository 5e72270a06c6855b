import type { PlaceConfig } from "../place.ts";
import type { HostServices, QueryAnswer } from "./wire.ts";

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

/** What the page around the place does; the rest of the services is the same on every page. */
export type PageServices = Pick<HostServices, "navigate" | "close" | "toast" | "publish">;

function sessionTokens({ tokens }: PlaceConfig): () => Promise<string> {
  let cached: { token: string; until: number } | undefined;

  async function ask(): Promise<string> {
    const { url, body } = tokens;
    const json = body && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const response = await fetch(url, { method: "POST", ...json });
    if (!response.ok) throw new Error(`no session token: ${response.status}`);
    if (!body) return (await response.text()).trim();
    return ((await response.json()) as { token: string }).token;
  }

  return async () => {
    if (!cached || cached.until - FRESH_MS < Date.now()) {
      const token = await ask();
      cached = { token, until: expiryOf(token) };
    }
    return cached.token;
  };
}

export function createServices(
  config: PlaceConfig,
  page: PageServices,
  failed: (message: string) => void,
): HostServices {
  const { storageKey, shop } = config;
  const readAll = (): Record<string, unknown> =>
    JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Record<string, unknown>;
  const writeAll = (values: Record<string, unknown>) =>
    localStorage.setItem(storageKey, JSON.stringify(values));

  return {
    ...page,
    sessionToken: sessionTokens(config),
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
    async storageEntries() {
      return Object.entries(readAll());
    },
    async adminQuery(query, variables) {
      const response = await fetch("/shell/direct-api", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ shop, query, variables }),
      });
      return (await response.json()) as QueryAnswer;
    },
    async failed(message) {
      failed(message);
    },
  };
}
