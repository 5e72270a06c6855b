import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Sandbox } from "../../sandbox/platform/sandbox.ts";
import type { ShopRecord } from "../../sandbox/store/types.ts";
import type { Readings } from "../../sandbox/admin-api/order-amounts.ts";
import type { ShopStore } from "../../sandbox/platform/world.ts";
import { useDatabase, type TestDatabase } from "./db.ts";
import { patience } from "../../scripts/patience.ts";

export const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/** A shop in a sandbox, Boomerang's routes behind a real HTTP door, and its worker: one story. */
export interface Story {
  sandbox: Sandbox;
  domain: string;
  store: ShopStore;
  db: TestDatabase;
  /** address of the app's door */
  appUrl: string;
  /** the merchant opens the app in the admin: token exchange, first load, install */
  open(): Promise<void>;
  /** the number the app gave the shop; once it was opened */
  shopId(): Promise<number>;
  /** a request as the admin's frame makes it, with a session token of its own */
  embedded(target: string, init?: RequestInit): Request;
  /** does something while the sandbox answers the open questions about an order's sums so, then as before */
  playing<T>(readings: Readings, work: () => Promise<T>): Promise<T>;
  /** waits until a fact holds, and says which when it does not */
  until(fact: string, holds: () => Promise<boolean> | boolean, timeoutMs?: number): Promise<void>;
  /** until no webhook is on its way and no job is left to do now */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface StoryOptions {
  shop?: Partial<ShopRecord>;
  /** scopes of shopify.app.toml that Shopify does not grant */
  lacks?: string[];
  fill?: (store: ShopStore, sandbox: Sandbox) => void | Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Serves the app's own route modules; the pages' markup is the browser tests' subject. */
function openDoor(): Promise<{ server: Server; url: string }> {
  const routes: Record<string, () => Promise<Record<string, unknown>>> = {
    "/webhooks": () => import("../../app/routes/webhooks.tsx"),
    "/api/surveys/responses": () => import("../../app/routes/api.surveys.responses.ts"),
  };
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
      const route = await routes[url.pathname]?.();
      const answers = (request.method === "POST" ? route?.["action"] : route?.["loader"]) as
        | ((args: { request: Request; params: object; context: object }) => Promise<Response>)
        | undefined;
      if (!answers) return void response.writeHead(404).end();
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const hasBody = request.method !== "GET" && request.method !== "HEAD";
      const body = hasBody ? new Uint8Array(await bodyOf(request)) : undefined;
      const answer = await answers({
        request: new Request(url, {
          method: request.method!,
          headers,
          ...(body?.length ? { body } : {}),
        }),
        params: {},
        context: {},
      }).catch((thrown: unknown) => {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    })().catch((error: Error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({ server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
    ),
  );
}

export async function startStory(options: StoryOptions = {}): Promise<Story> {
  const db = await useDatabase();
  const { server, url: appUrl } = await openDoor();
  process.env["SHOPIFY_APP_URL"] = appUrl;
  const { createSandbox } = await import("../../sandbox/platform/sandbox.ts");
  const dir = await mkdtemp(path.join(tmpdir(), "boomerang-story-"));
  const domain = "story.myshopify.com";
  const sandbox = await createSandbox({
    dir,
    apiKey: process.env["SHOPIFY_API_KEY"]!,
    apiSecret: process.env["SHOPIFY_API_SECRET"]!,
    tomlPath: path.resolve("shopify.app.toml"),
    shops: [{ domain, ...options.shop }],
    appUrl,
    webhookRetryScale: 0.0001,
  });
  const store = sandbox.shop(domain);
  await options.fill?.(store, sandbox);
  process.env["SANDBOX_URL"] = sandbox.url;
  await import("../../sandbox/preload.mjs");
  const { startWorker } = await import("../../app/worker/start.server.ts");
  const worker = await startWorker(undefined, 200);

  const embedded = (target: string, init: RequestInit = {}) => {
    const url = new URL(target, appUrl);
    url.searchParams.set("embedded", "1");
    url.searchParams.set("shop", domain);
    url.searchParams.set(
      "host",
      Buffer.from(`admin.shopify.com/store/${domain.split(".")[0]}`).toString("base64"),
    );
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${sandbox.sessionToken(domain, "admin")}`);
    headers.set("user-agent", userAgent);
    return new Request(url, { ...init, headers });
  };

  const until: Story["until"] = async (fact, holds, timeoutMs = 30_000) => {
    const waiting = patience(timeoutMs);
    while (!(await holds())) {
      if (waiting.isOver()) {
        const stuck = await db.query(
          "SELECT task_identifier, attempts, last_error FROM graphile_worker.jobs WHERE last_error IS NOT NULL LIMIT 5",
        );
        throw new Error(
          `still not so after ${timeoutMs} ms: ${fact}. Jobs with errors: ${JSON.stringify(stuck)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  return {
    sandbox,
    domain,
    store,
    db,
    appUrl,
    playing: async (readings, work) => {
      const tenant = sandbox.tenant(domain);
      const before = tenant.readings();
      tenant.play(readings);
      try {
        return await work();
      } finally {
        tenant.play(before);
      }
    },
    until,
    embedded,
    shopId: async () => {
      const [shop] = await db.query<{ id: number }>("SELECT shop_id AS id FROM shops");
      return shop!.id;
    },
    open: async () => {
      sandbox.install(domain);
      if (options.lacks) {
        const granted = sandbox.tenant(domain).grantedScopes();
        sandbox.setScopes(
          domain,
          granted.filter((scope) => !options.lacks!.includes(scope)),
        );
        await sandbox.settle();
      }
      const { shopOf } = await import("../../app/shops/authenticate.server.ts");
      await shopOf(embedded("/app"));
    },
    settle: async () => {
      await sandbox.settle();
      await until("no job is left to do", async () => {
        const [row] = await db.query<{ left: string }>(
          "SELECT count(*) AS left FROM graphile_worker.jobs WHERE run_at < now() + interval '5 seconds' AND attempts < max_attempts",
        );
        return Number(row!.left) === 0;
      });
    },
    close: async () => {
      await worker.stop();
      await sandbox.close();
      await new Promise((resolve) => server.close(resolve));
      const { closeDatabase } = await import("../../app/db.server.ts");
      await closeDatabase();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
