import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adminSchema, apiVersion } from "../admin-api/schema.ts";
import type { Tenant } from "../platform/platform.ts";
import { createClock } from "../platform/clock.ts";
import { createSandbox } from "../platform/sandbox.ts";
import type { Body } from "./recording.ts";

const domain = "conformance.myshopify.com";
const apiKey = "00000000000000000000000000000000";

/** A shop of its own for one scenario, with an app that may do everything. */
export interface ReplayShop {
  tenant: Tenant;
  now(): Date;
  moveTo(moment: Date): void;
  /** the next bulk operation begins and does not end until it is released */
  hold(): void;
  release(bulkOperations: number[]): void;
  /** until no bulk operation runs */
  settle(): Promise<void>;
  ask(query: string, variables: object): Promise<{ status: number; body: Body }>;
  close(): Promise<void>;
}

export async function openReplayShop(currency: string, moment: Date): Promise<ReplayShop> {
  const dir = mkdtempSync(join(tmpdir(), "conformance-"));
  const tomlPath = join(dir, "shopify.app.toml");
  const { scopes } = adminSchema();
  writeFileSync(
    tomlPath,
    `client_id = "${apiKey}"\nname = "Conformance"\napplication_url = "https://app.example.com"\n` +
      `embedded = true\n[access_scopes]\nscopes = "${scopes.join(",")}"\n` +
      `[webhooks]\napi_version = "${apiVersion}"\n`,
  );
  const clock = createClock(moment.getTime() - Date.now());
  const sandbox = await createSandbox({
    dir,
    tomlPath,
    apiKey,
    apiSecret: "conformance",
    clock,
    shops: [{ domain, currency, planName: "Plus", createdAt: "2025-01-01T00:00:00Z" }],
  });
  sandbox.install(domain);
  const tenant = sandbox.tenant(domain);
  const { token } = tenant.tokens.issue("offline", scopes);
  return {
    tenant,
    now: () => clock.now(),
    moveTo: (to) => clock.moveTo(to),
    hold: () => sandbox.faults.add({ kind: "bulk.stalled", times: 1 }),
    release: (bulkOperations) => tenant.bulk.resume(bulkOperations),
    settle: () => sandbox.settle(),
    async ask(query, variables) {
      const response = await fetch(`${sandbox.url}/admin/api/${apiVersion}/graphql.json`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-shopify-access-token": token },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: (await response.json()) as Body };
    },
    async close() {
      await sandbox.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
