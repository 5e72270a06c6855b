import type { Approval } from "../admin-api/protected-data.ts";
import type { Readings } from "../admin-api/order-amounts.ts";
import type { AdminBucket } from "../admin-api/bucket.ts";
import type { CodeBatches } from "../admin-api/code-batches.ts";
import type { AppConfig } from "../install/app-config.ts";
import type { AppSubscription, Billing } from "../billing/billing.ts";
import type { BulkOperations } from "../bulk/operations.ts";
import type { StagedUploads } from "../bulk/staged-uploads.ts";
import type { MovableClock } from "./clock.ts";
import type { MetafieldDefinitions } from "../store/metafield-definitions.ts";
import type { LiveMembers } from "../segments/live-members.ts";
import type { MembersQuery } from "../segments/members-query.ts";
import type { FlowCalls } from "../flow/calls.ts";
import type { Faults } from "../faults/faults.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { Tokens } from "../install/tokens.ts";
import type { MadeSubscriptions } from "../webhooks/made-subscriptions.ts";
import type { Outbox } from "../webhooks/outbox.ts";
import type { World } from "./world.ts";

/** What was answered to a request that bore an idempotency key, and to which arguments. */
export interface Answered {
  asked: string;
  answer: unknown;
}

/** One shop with everything the platform keeps about it. */
export interface Tenant {
  readonly domain: string;
  readonly store: OpenShop;
  readonly tokens: Tokens;
  readonly outbox: Outbox;
  /** webhooks the app asked for over the Admin API, beside those of its toml */
  readonly subscriptions: MadeSubscriptions;
  readonly bulk: BulkOperations;
  readonly uploads: StagedUploads;
  readonly bucket: AdminBucket;
  readonly billing: Billing;
  readonly definitions: MetafieldDefinitions;
  /** follows who joins and leaves segments */
  readonly members: LiveMembers;
  /** questions for members that were begun, by id; forgotten at a restart */
  readonly memberQueries: Map<string, MembersQuery>;
  readonly codeBatches: CodeBatches;
  /** calls of the app's Flow actions */
  readonly flowCalls: FlowCalls;
  /** what was answered to requests with an idempotency key; forgotten at a restart */
  readonly answered: Map<string, Answered>;
  /** how far Shopify has approved the app for protected customer data: wholly, where nothing else is said */
  approval(): Approval;
  /** Shopify approves, or takes it back, without a word to the app */
  approve(level: Approval): void;
  /** how the open questions about an order's sums are answered just now */
  readings(): Readings;
  /** answers them so from now on */
  play(readings: Partial<Readings>): void;
  /** what the merchant has granted; empty while the app is not installed */
  grantedScopes(): string[];
}

/** The world as its own core sees it: parts get it as `World` and cannot reach further. */
export interface Platform extends World {
  readonly clock: MovableClock;
  readonly faults: Faults;
  readonly app: AppConfig;
  /** what a merchant's shop would not do for this shopify.app.toml, in sentences */
  readonly warnings: string[];
  /** throws when the sandbox has no such shop */
  tenant(domain: string): Tenant;
  /** whether the app has asked for webhooks of this topic from the shop */
  subscribes(domain: string, topic: string): boolean;
  /** the shop a request is meant for: the preload's header, the Host, or the only shop there is */
  domainOf(request: { headers: Record<string, string | string[] | undefined> }): string | null;
  /** like emit, also to an app that was uninstalled: Shopify's last word about a shop */
  emitAlways: World["emit"];
  /** grants or takes back scopes and says so to the app (app/scopes_update) */
  setScopes(domain: string, scopes: string[]): void;
  /** the merchant's answer to a charge, or its end; app_subscriptions/update tells the app */
  settleCharge(
    domain: string,
    id: number,
    status: "ACTIVE" | "DECLINED" | "CANCELLED",
  ): AppSubscription | null;
}
