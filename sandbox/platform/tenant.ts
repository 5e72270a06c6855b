import { join } from "node:path";
import { createBucket } from "../admin-api/bucket.ts";
import { importLine } from "../admin-api/import-line.ts";
import { bulkPlan } from "../admin-api/bulk-plan.ts";
import { createCall } from "../admin-api/call.ts";
import { approvals } from "../admin-api/protected-data.ts";
import { createCodeBatches } from "../admin-api/code-batches.ts";
import { createBilling } from "../billing/billing.ts";
import { downloadUrl } from "../bulk/download.ts";
import { createBulkOperations } from "../bulk/operations.ts";
import { stagedUploads } from "../bulk/staged-uploads.ts";
import { createMetafieldDefinitions } from "../store/metafield-definitions.ts";
import { createFlowCalls } from "../flow/calls.ts";
import { flowActions } from "../flow/extensions.ts";
import type { Platform, Tenant } from "./platform.ts";
import type { SandboxOptions } from "./options.ts";
import { liveMembers } from "../segments/live-members.ts";
import { answerable } from "../admin-api/segment-condition.ts";
import { openShop } from "../store/shop-store.ts";
import { createTokens } from "../install/tokens.ts";
import { madeSubscriptions } from "../webhooks/made-subscriptions.ts";
import { createOutbox } from "../webhooks/outbox.ts";

/** Opens one shop with all the platform keeps about it. */
export function openTenant(
  platform: Platform,
  shop: SandboxOptions["shops"][number],
  index: number,
  options: SandboxOptions,
  onChange: () => void,
): Tenant {
  const { domain } = shop;
  const { dir, faults, clock, app } = platform;
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(domain)) {
    throw new Error(`A shop's domain ends with .myshopify.com, found ${JSON.stringify(domain)}`);
  }
  const store = openShop(join(dir, `${domain}.sqlite`), {
    id: 61_000_000_001 + index,
    name: domain.split(".")[0]!,
    email: `owner@${domain.split(".")[0]}.example`,
    currency: "USD",
    timezone: "America/New_York",
    country: "US",
    planName: "Basic",
    createdAt: clock.iso(),
    ...shop,
  });
  const tenant: Tenant = {
    domain,
    store,
    tokens: createTokens(store.db),
    subscriptions: madeSubscriptions(store.db),
    billing: createBilling(store.db),
    definitions: createMetafieldDefinitions(store.db),
    memberQueries: new Map(),
    answered: new Map(),
    members: liveMembers({
      db: store.db,
      isWanted: () =>
        ["customer.joined_segment", "customer.left_segment"].some((topic) =>
          platform.subscribes(domain, topic),
        ),
      segmentIds: () => [...store.segments()].map(({ id }) => id),
      conditionOf: (id) => answerable(store.segment(id)!.query, createCall(platform, tenant, [])),
      tell: (topic, id, segmentId) => platform.emit(domain, topic, { id, segmentId }),
      onChange,
    }),
    codeBatches: createCodeBatches(store, store.db, (batch) => {
      for (const { code, codeId } of batch.codes) {
        if (codeId === null) continue;
        platform.emit(domain, "discounts/redeemcode_added", {
          id: batch.discountId,
          payload: {
            admin_graphql_api_id: `gid://shopify/DiscountCodeNode/${batch.discountId}`,
            redeem_code: { id: `gid://shopify/DiscountRedeemCode/${codeId}`, code },
            updated_at: clock.iso(),
          },
        });
      }
      onChange();
    }),
    bucket: createBucket(() => store.shop.planName),
    approval: () => approvals.find((one) => one === store.fact("protectedData")) ?? "2",
    approve: (level) => store.setFact("protectedData", level),
    readings: () => ({
      goodwillInSubtotal: store.fact("goodwillInSubtotal") === "yes",
      shippingTaxInTotal: store.fact("shippingTaxInTotal") !== "no",
      tipInLines: store.fact("tipInLines") === "yes",
    }),
    play: (readings) => {
      for (const [name, yes] of Object.entries(readings)) store.setFact(name, yes ? "yes" : "no");
    },
    grantedScopes: () => (store.fact("scopes") ?? "").split(",").filter((scope) => scope !== ""),
    outbox: createOutbox({
      db: store.db,
      domain,
      apiVersion: app.webhookApiVersion,
      secret: options.apiSecret,
      appUrl: () => platform.appUrl,
      publicOrigin: new URL(app.applicationUrl).origin,
      faults,
      retryScale: options.webhookRetryScale ?? 1,
      onChange,
    }),
    flowCalls: createFlowCalls({
      store,
      secret: options.apiSecret,
      appUrl: () => platform.appUrl,
      publicUrl: app.applicationUrl,
      action: (handle) =>
        flowActions(platform.extensionsDir).find((one) => one.handle === handle) ?? null,
      faults,
      retryScale: options.webhookRetryScale ?? 1,
      onChange,
    }),
    uploads: stagedUploads({
      dir: join(dir, "staged", domain),
      address: () => `${platform.url}/__staged/${domain}`,
      shopId: store.shop.id,
      secret: options.apiSecret,
      now: () => clock.now(),
    }),
    bulk: createBulkOperations({
      db: store.db,
      domain,
      dir: join(dir, "bulk", domain),
      faults,
      now: () => clock.iso(),
      nextId: () => store.nextId("bulkOperation"),
      url: (operation) => downloadUrl(platform.url, domain, options.apiSecret, operation),
      plan: (query, scopes) => bulkPlan(query, createCall(platform, tenant, scopes)),
      runLine: (mutation, line, scopes) =>
        importLine(mutation, line, createCall(platform, tenant, scopes)),
      onFinish: (operation) => {
        platform.emit(domain, "bulk_operations/finish", {
          id: operation.id,
          payload: {
            admin_graphql_api_id: `gid://shopify/BulkOperation/${operation.id}`,
            completed_at: operation.completedAt,
            created_at: operation.createdAt,
            error_code: operation.errorCode?.toLowerCase() ?? null,
            status: operation.status.toLowerCase(),
            type: operation.type.toLowerCase(),
          },
        });
        onChange();
      },
    }),
  };
  return tenant;
}
