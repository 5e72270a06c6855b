import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { createClock } from "../../sandbox/clock.ts";
import { startEdge } from "../../sandbox/edge/edge.ts";
import { createFaults } from "../../sandbox/faults.ts";
import type { Platform, Tenant } from "../../sandbox/platform.ts";
import { signSessionToken } from "../../sandbox/session-token.ts";
import { shell } from "../../sandbox/shell/shell.ts";
import { openShop } from "../../sandbox/store/shop-store.ts";
import { createOutbox } from "../../sandbox/webhooks/outbox.ts";
import type { World } from "../../sandbox/world.ts";

const domain = "demo.myshopify.com";

/** The admin around an app of the test's own: shell, edge and an empty shop, nothing else of the sandbox. */
export async function startPretendAdmin(app: express.Express) {
  const dir = mkdtempSync(join(tmpdir(), "pretend-admin-"));
  const store = openShop(join(dir, "demo.sqlite"), {
    id: 1,
    domain,
    name: "Demo Shop",
    email: "owner@example.com",
    currency: "USD",
    timezone: "America/New_York",
    country: "US",
    planName: "Basic",
    createdAt: "2024-01-01T00:00:00Z",
  });
  const installed = new Set([domain]);
  const faults = createFaults();
  const outbox = createOutbox({
    db: store.db,
    domain,
    apiVersion: "2026-10",
    secret: "test-api-secret",
    appUrl: () => world.appUrl,
    publicOrigin: "https://app.example.com",
    faults,
    retryScale: 1,
    onChange: () => undefined,
  });
  const world = {
    url: "",
    edgeUrl: "",
    appUrl: null as string | null,
    apiKey: "test-api-key",
    apiSecret: "test-api-secret",
    dir,
    clock: createClock(),
    domains: [domain],
    faults,
    app: {
      name: "Comeback",
      handle: "comeback",
      embedded: true,
      applicationUrl: "https://app.example.com",
      scopes: ["read_orders", "write_discounts"],
      optionalScopes: ["read_inventory"],
      webhookApiVersion: "2026-10",
      subscriptions: [],
      appProxy: null,
    },
    tenant: () => ({ domain, store, outbox }),
    shop: () => store,
    emit: () => undefined,
    sessionToken: (domain: string, kind: "admin" | "checkout") =>
      signSessionToken({ domain, apiKey: "test-api-key", apiSecret: "test-api-secret", kind }),
    isInstalled: (domain: string) => installed.has(domain),
    install: (domain: string) => void installed.add(domain),
    uninstall: (domain: string) => void installed.delete(domain),
  } satisfies World & Pick<Platform, "faults" | "app"> & { tenant: () => Partial<Tenant> };

  const listen = (handler: express.Express) =>
    new Promise<{ server: http.Server; url: string }>((resolve) => {
      const server = http.createServer(handler).listen(0, "127.0.0.1", () =>
        resolve({
          server,
          url: `http://localhost:${(server.address() as AddressInfo).port}`,
        }),
      );
    });
  const application = await listen(app);
  world.appUrl = application.url;
  const edge = await startEdge(world, 0);
  world.edgeUrl = edge.url;
  const sandbox = await listen(
    express().use((request, response, next) => admin(request, response, next)),
  );
  world.url = sandbox.url;
  const admin = shell(world);

  return {
    world,
    store,
    outbox,
    edgeUrl: edge.url,
    base: `${sandbox.url}/store/demo/apps/${world.apiKey}`,
    close: async () => {
      await edge.close();
      for (const { server } of [application, sandbox]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      await outbox.close();
      store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
