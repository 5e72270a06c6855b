import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import express from "express";
import { adminApi } from "../admin-api/endpoint.ts";
import { proxyWarnings } from "../app-proxy/allowed.ts";
import { readAppConfig } from "../install/app-config.ts";
import { bulkDownloads } from "../bulk/download.ts";
import { uploadRoutes } from "../bulk/upload-routes.ts";
import { settleCharge } from "../billing/charges.ts";
import type { SandboxOptions } from "./options.ts";
import { startEdge } from "../edge/edge.ts";
import { control } from "../faults/control.ts";
import { removeStaleCheckouts } from "../abandoned/checkouts.ts";
import { redactShopWhenDue } from "../life/customer.ts";
import { extensionScripts } from "../extensions/routes.ts";
import { createFaults } from "../faults/faults.ts";
import { install, isInstalled, setScopes, uninstall } from "../install/installation.ts";
import { oauth } from "../install/oauth.ts";
import { deployMetafields } from "../metafields/deploy.ts";
import type { Platform, Tenant } from "./platform.ts";
import { signSessionToken } from "../install/session-token.ts";
import { shell } from "../shell/shell.ts";
import { storefront } from "../storefront/storefront.ts";
import { openTenant } from "./tenant.ts";
import { emitTo } from "../webhooks/emit.ts";
import { topicsWithoutScope } from "../webhooks/subscriptions.ts";
import { rememberedClock, saveClock } from "./clock-file.ts";
import { settle } from "./settle.ts";

const ownExtensions = fileURLToPath(new URL("../../extensions", import.meta.url));

export interface Sandbox extends Platform {
  /**
   * Resolves when no webhook is due or under way and no bulk operation runs. With `later` it also
   * waits for delayed webhooks and for retries, until each was delivered or given up.
   */
  settle(options?: { later?: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** Starts a local Shopify: shops on disk, Admin API, OAuth, webhooks, bulk operations, admin pages. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const dir = resolve(options.dir);
  mkdirSync(dir, { recursive: true });
  const app = readAppConfig(options.tomlPath);
  const unscoped = topicsWithoutScope(app);
  const delivered = app.subscriptions.filter(({ topic }) => !unscoped.has(topic));
  const clock = options.clock ?? rememberedClock(dir);
  const faults = createFaults(options.faultSeed);
  const host = options.host ?? "127.0.0.1";
  const tenants = new Map<string, Tenant>();
  let appUrl = options.appUrl ?? null;
  let url = "";
  let edgeUrl = "";
  const changed = new Set<() => void>();
  const onChange = (): void => {
    for (const listener of changed) listener();
  };

  function tenant(domain: string): Tenant {
    const found = tenants.get(domain);
    if (!found) throw new Error(`The sandbox has no shop ${domain}`);
    return found;
  }

  const askedBy = (domain: string) => [...delivered, ...tenant(domain).subscriptions.list()];

  const platform: Platform = {
    get url() {
      return url;
    },
    get edgeUrl() {
      return edgeUrl;
    },
    get appUrl() {
      return appUrl;
    },
    set appUrl(value) {
      appUrl = value;
      for (const { flowCalls, outbox } of tenants.values()) {
        outbox.wake();
        flowCalls.wake();
      }
    },
    apiKey: options.apiKey,
    apiSecret: options.apiSecret,
    dir,
    extensionsDir: resolve(options.extensionsDir ?? ownExtensions),
    clock,
    faults,
    app,
    warnings: [
      ...[...unscoped].map(
        ([topic, scope]) =>
          `shopify.app.toml subscribes to ${topic} but does not ask for ${scope}: it is never sent`,
      ),
      ...proxyWarnings(app),
    ],
    tenant,
    shop: (domain) => tenant(domain).store,
    domains: options.shops.map((shop) => shop.domain),
    domainOf({ headers }) {
      const named = [headers["x-sandbox-host"], headers["host"]].flat();
      const known = named.find((name) => name !== undefined && tenants.has(name));
      if (known !== undefined) return known;
      if (headers["x-sandbox-host"] !== undefined || tenants.size !== 1) return null;
      return [...tenants.keys()][0]!;
    },
    emit(domain, topic, subject) {
      if (platform.isInstalled(domain)) platform.emitAlways(domain, topic, subject);
    },
    emitAlways(domain, ...news) {
      emitTo(askedBy(domain), platform, domain, ...news);
      const concerned = customerOf(tenant(domain), news[0], news[1].id);
      if (concerned !== null) tenant(domain).members.touch(concerned);
    },
    subscribes: (domain, topic) => askedBy(domain).some((one) => one.topic === topic),
    sessionToken: (domain, kind, { customerId } = {}) =>
      signSessionToken({
        domain: tenant(domain).domain,
        kind,
        customerId,
        apiKey: options.apiKey,
        apiSecret: options.apiSecret,
      }),
    isInstalled: (domain) => isInstalled(platform, domain),
    install: (domain) => install(platform, domain),
    uninstall: (domain) => uninstall(platform, domain),
    setScopes: (domain, scopes) => setScopes(platform, domain, scopes),
    settleCharge: (domain, id, status) => settleCharge(platform, domain, id, status),
  };

  options.shops.forEach((shop, index) => {
    tenants.set(shop.domain, openTenant(platform, shop, index, options, onChange));
  });
  for (const domain of tenants.keys()) {
    if (platform.isInstalled(domain)) deployMetafields(platform, domain);
  }
  const forgetDue = (): void => {
    for (const domain of tenants.keys()) redactShopWhenDue(platform, domain);
  };
  const stopListening = clock.onMove(() => {
    saveClock(dir, clock);
    forgetDue();
    for (const { members } of tenants.values()) members.recheck();
    for (const domain of tenants.keys()) removeStaleCheckouts(platform, domain);
  });
  forgetDue();

  const web = express();
  web.disable("x-powered-by");
  web.use(oauth(platform), adminApi(platform), bulkDownloads(platform), uploadRoutes(platform));
  web.use(
    "/__sandbox",
    control(platform, (later) => settle(tenants, changed, later)),
  );
  web.use(extensionScripts(platform), storefront(platform), shell(platform));
  const server = createServer(web);
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(options.port ?? 0, host, done);
  });
  url = `http://${nameOf(host)}:${(server.address() as AddressInfo).port}`;
  const edge =
    options.edgePort === undefined ? null : await startEdge(platform, options.edgePort, host);
  edgeUrl = edge?.url ?? appUrl ?? url;
  for (const { bulk, codeBatches, flowCalls, members, outbox } of tenants.values()) {
    members.recheck();
    bulk.resume();
    codeBatches.resume();
    outbox.wake();
    flowCalls.wake();
  }

  return Object.defineProperties(platform, {
    settle: {
      value: (how: { later?: boolean } = {}) => settle(tenants, changed, how.later === true),
    },
    close: {
      value: async () => {
        stopListening();
        await edge?.close();
        const stopped = new Promise<void>((done) => server.close(() => done()));
        server.closeAllConnections();
        await stopped;
        for (const { bulk, flowCalls, outbox, store } of tenants.values()) {
          await bulk.close();
          await outbox.close();
          await flowCalls.close();
          store.close();
        }
      },
    },
  }) as Sandbox;
}

/** The customer whose things such news may have changed. */
function customerOf({ store }: Tenant, topic: string, id: number): number | null {
  if (/^customers?[/.](?!joined|left)/.test(topic)) return id;
  return topic.startsWith("orders/") ? (store.order(id)?.customerId ?? null) : null;
}

/** A browser takes shell and app for one site only under one name, and the edge says localhost. */
function nameOf(host: string): string {
  return ["127.0.0.1", "0.0.0.0", "::1", "::"].includes(host) ? "localhost" : host;
}
