import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import express from "express";
import { adminApi } from "../admin-api/endpoint.ts";
import { readAppConfig } from "../install/app-config.ts";
import { bulkDownloads } from "../bulk/download.ts";
import { settleCharge } from "../billing/charges.ts";
import { createClock, type MovableClock } from "./clock.ts";
import type { SandboxOptions } from "./options.ts";
import { startEdge } from "../edge/edge.ts";
import { control } from "../faults/control.ts";
import { redactShopWhenDue } from "../life/customer.ts";
import { createFaults } from "../faults/faults.ts";
import { oauth } from "../install/oauth.ts";
import type { Platform, Tenant } from "./platform.ts";
import { signSessionToken } from "../install/session-token.ts";
import { shell } from "../shell/shell.ts";
import { storefront } from "../storefront/storefront.ts";
import { openTenant } from "./tenant.ts";
import { payloadOf } from "../webhooks/payloads/index.ts";
import { passesFilter, topicsWithoutScope, withIncludedFields } from "../webhooks/subscriptions.ts";

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
      for (const { outbox } of tenants.values()) outbox.wake();
    },
    apiKey: options.apiKey,
    apiSecret: options.apiSecret,
    dir,
    clock,
    faults,
    app,
    warnings: [...unscoped].map(
      ([topic, scope]) =>
        `shopify.app.toml subscribes to ${topic} but does not ask for ${scope}: it is never sent`,
    ),
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
    emitAlways(domain, topic, subject) {
      const { store, outbox } = tenant(domain);
      const subscriptions = app.subscriptions.filter(
        (subscription) => subscription.topic === topic && !unscoped.has(topic),
      );
      if (subscriptions.length === 0) return;
      const payload = payloadOf(topic, { store, now: clock.iso(), subject });
      if (payload === null) return;
      const eventId = randomUUID();
      for (const subscription of subscriptions) {
        if (!passesFilter(subscription, payload)) continue;
        outbox.put({
          topic,
          uri: subscription.uri,
          name: subscription.name,
          body: JSON.stringify(withIncludedFields(subscription, payload)),
          triggeredAt: clock.now().toISOString(),
          eventId,
        });
      }
    },
    sessionToken: (domain, kind, { customerId } = {}) =>
      signSessionToken({
        domain: tenant(domain).domain,
        kind,
        customerId,
        apiKey: options.apiKey,
        apiSecret: options.apiSecret,
      }),
    isInstalled: (domain) => (tenant(domain).store.fact("installedAt") ?? "") !== "",
    install(domain) {
      if (platform.isInstalled(domain)) return;
      const { store } = tenant(domain);
      store.setFact("installedAt", clock.iso());
      store.setFact("uninstalledAt", "");
      store.setFact("scopes", app.scopes.join(","));
    },
    uninstall(domain) {
      if (!platform.isInstalled(domain)) return;
      const { store, tokens, billing } = tenant(domain);
      platform.emit(domain, "app/uninstalled", { id: store.shop.id });
      store.setFact("installedAt", "");
      store.setFact("uninstalledAt", clock.iso());
      store.setFact("scopes", "");
      tokens.revokeAll();
      for (const charge of billing.list()) {
        if (charge.status === "ACTIVE") billing.put({ ...charge, status: "CANCELLED" });
      }
    },
    setScopes(domain, scopes) {
      const { store, grantedScopes } = tenant(domain);
      const previous = grantedScopes();
      store.setFact("scopes", scopes.join(","));
      platform.emit(domain, "app/scopes_update", { id: 1, previous, current: scopes });
    },
    settleCharge: (domain, id, status) => settleCharge(platform, domain, id, status),
  };

  options.shops.forEach((shop, index) => {
    tenants.set(shop.domain, openTenant(platform, shop, index, options, onChange));
  });
  const forgetDue = (): void => {
    for (const domain of tenants.keys()) redactShopWhenDue(platform, domain);
  };
  const stopListening = clock.onMove(() => {
    saveClock(dir, clock);
    forgetDue();
  });
  forgetDue();

  const web = express();
  web.disable("x-powered-by");
  web.use(oauth(platform), adminApi(platform), bulkDownloads(platform));
  web.use(
    "/__sandbox",
    control(platform, (later) => settle(tenants, changed, later)),
  );
  web.use(storefront(platform), shell(platform));
  const server = createServer(web);
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(options.port ?? 0, host, done);
  });
  url = `http://${nameOf(host)}:${(server.address() as AddressInfo).port}`;
  const edge =
    options.edgePort === undefined ? null : await startEdge(platform, options.edgePort, host);
  edgeUrl = edge?.url ?? appUrl ?? url;
  for (const { bulk, codeBatches, outbox } of tenants.values()) {
    bulk.resume();
    codeBatches.resume();
    outbox.wake();
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
        for (const { bulk, outbox, store } of tenants.values()) {
          await bulk.close();
          await outbox.close();
          store.close();
        }
      },
    },
  }) as Sandbox;
}

async function settle(
  tenants: Map<string, Tenant>,
  changed: Set<() => void>,
  later: boolean,
): Promise<void> {
  const isQuiet = () =>
    [...tenants.values()].every(
      ({ bulk, codeBatches, outbox }) =>
        bulk.isIdle() && codeBatches.isIdle() && outbox.isIdle(later),
    );
  while (!isQuiet()) {
    // woken by the next delivery or finished operation; the timer covers a bulk operation's last step
    await new Promise<void>((done) => {
      const wake = (): void => {
        clearTimeout(timer);
        changed.delete(wake);
        done();
      };
      const timer = setTimeout(wake, 20);
      changed.add(wake);
    });
  }
}

/** A browser takes shell and app for one site only under one name, and the edge says localhost. */
function nameOf(host: string): string {
  return ["127.0.0.1", "0.0.0.0", "::1", "::"].includes(host) ? "localhost" : host;
}

const clockFile = (dir: string): string => join(dir, "clock.json");

function rememberedClock(dir: string): MovableClock {
  if (!existsSync(clockFile(dir))) return createClock();
  const { offset } = JSON.parse(readFileSync(clockFile(dir), "utf8")) as { offset: number };
  return createClock(offset);
}

function saveClock(dir: string, clock: MovableClock): void {
  writeFileSync(clockFile(dir), JSON.stringify({ offset: clock.offset }));
}
