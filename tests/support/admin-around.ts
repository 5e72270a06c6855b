import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Express } from "express";
import { createSandbox } from "../../sandbox/platform/sandbox.ts";

export const domain = "demo.myshopify.com";

const toml = `
client_id = "test-api-key"
name = "Comeback"
application_url = "https://app.example.com"
embedded = true
handle = "comeback"
[access_scopes]
scopes = "read_orders,write_discounts"
optional_scopes = ["read_inventory"]
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["app/uninstalled"]
uri = "/webhooks"
`;

/** A sandbox with one empty shop, and an app of the test's own behind its edge. */
export async function adminAround(
  app: Express,
  { installed = true, extensionsDir }: { installed?: boolean; extensionsDir?: string } = {},
) {
  const dir = mkdtempSync(join(tmpdir(), "admin-around-"));
  const tomlPath = join(dir, "shopify.app.toml");
  writeFileSync(tomlPath, toml);
  const server = http.createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const sandbox = await createSandbox({
    dir,
    tomlPath,
    edgePort: 0,
    ...(extensionsDir ? { extensionsDir } : {}),
    apiKey: "test-api-key",
    apiSecret: "test-api-secret",
    appUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shops: [{ domain, name: "Demo Shop", createdAt: "2024-01-01T00:00:00Z" }],
  });
  if (installed) sandbox.install(domain);
  const store = `${sandbox.url}/store/demo`;
  return {
    sandbox,
    store: sandbox.tenant(domain).store,
    edgeUrl: sandbox.edgeUrl,
    /** address of the shop's admin */
    admin: store,
    /** address of the app in it */
    base: `${store}/apps/${sandbox.apiKey}`,
    close: async () => {
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
