import type { ExtensionRun, HostServices, Surface } from "./wire.ts";

/** What an extension can do by the `shopify` global, beside its data. */
export function functionsFor(run: ExtensionRun, services: HostServices): Record<string, unknown> {
  const bySurface: Record<Surface, () => Record<string, unknown>> = {
    checkout: () => buyerFunctions(run, services),
    "customer-account": () => ({
      ...buyerFunctions(run, services),
      ...closeOf(run, services),
      toast: {
        async show(text: string) {
          await services.toast(text);
          return { hide() {} };
        },
      },
      requireLogin: () => services.navigate("shopify:customer-account/login"),
    }),
    admin: () => ({
      auth: { idToken: () => services.sessionToken() },
      storage: adminStorage(services),
      query: (query: string, { variables = {} }: { variables?: unknown } = {}) =>
        services.adminQuery(query, variables),
      ...closeOf(run, services),
      ...(run.target.includes(".block.")
        ? { navigation: { navigate: (to: string | URL) => void services.navigate(String(to)) } }
        : {}),
    }),
  };
  return bySurface[run.surface]();
}

/** Only actions stand in a dialog. */
const closeOf = ({ target }: ExtensionRun, services: HostServices) =>
  /action\.render$/.test(target) ? { close: () => void services.close() } : {};

function buyerFunctions({ capabilities }: ExtensionRun, services: HostServices) {
  return {
    sessionToken: { get: () => services.sessionToken() },
    storage: {
      read: (key: string) => services.storageRead(key),
      write: (key: string, value: unknown) => services.storageWrite(key, value),
      delete: (key: string) => services.storageDelete(key),
    },
    analytics: {
      publish: (name: string, data: unknown) => services.publish(name, data),
      visitor: async ({ email, phone }: { email?: string; phone?: string }) =>
        email || phone
          ? { type: "success" }
          : { type: "error", message: "an email or a phone is needed" },
    },
    async query() {
      if (!capabilities.includes("api_access"))
        throw new Error("query() is not available: api_access is not declared");
      throw new Error("The sandbox has no Storefront API to query");
    },
  };
}

function adminStorage(services: HostServices) {
  const get = async (key: string) => (await services.storageRead(key)) ?? undefined;
  async function remove(key: string) {
    const was = await get(key);
    await services.storageDelete(key);
    return was !== undefined;
  }
  return {
    get,
    getMany: (keys: string[]) => Promise.all(keys.map(get)),
    set: (key: string, value: unknown) => services.storageWrite(key, value),
    async setMany(entries: Record<string, unknown>) {
      for (const [key, value] of Object.entries(entries)) await services.storageWrite(key, value);
    },
    delete: remove,
    async deleteMany(keys: string[]) {
      const gone = await Promise.all(keys.map(async (key) => [key, await remove(key)] as const));
      return Object.fromEntries(gone);
    },
    entries: async () => (await services.storageEntries())[Symbol.iterator](),
    async clear() {
      for (const [key] of await services.storageEntries()) await services.storageDelete(key);
    },
  };
}
