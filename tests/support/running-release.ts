// Web and worker of a release as processes of their own, a sandbox with shops before them, and what a merchant does.
import { spawn, type ChildProcess } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { surveyResponsesPath } from "../../contracts/survey-answer.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { createSandbox, type Sandbox } from "../../sandbox/platform/sandbox.ts";
import { placeOrder } from "../../sandbox/storefront/place-order.ts";
import { patience } from "../../scripts/patience.ts";
import { freePort } from "../../scripts/ports.ts";
import type { TestDatabase } from "./db.ts";
import { userAgent } from "./story.ts";

interface ReleaseProcess {
  /** what it logged as a warning or worse */
  complaints: () => string[];
  stop(): Promise<void>;
}

async function startProcess(
  folder: string,
  entry: "app/server.ts" | "app/worker/main.ts",
  env: Record<string, string>,
): Promise<ReleaseProcess> {
  const child = spawn(process.execPath, [path.join(folder, entry)], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...env,
      LOG_LEVEL: "info",
      NODE_OPTIONS: `--import ${path.join(folder, "sandbox", "preload.mjs")}`,
    },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => lines.push(...part.toString().split("\n").filter(Boolean)));
  for (const waiting = patience(60_000); !lines.some((line) => /ready|listening/i.test(line));) {
    if (child.exitCode !== null || waiting.isOver())
      throw new Error(`${entry} did not start: ${lines.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    complaints: () => lines.filter((line) => !/^\{"level":(20|30)\b/.test(line)),
    stop: () => stopped(child),
  };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

const KEYS = { SHOPIFY_API_KEY: "release-client", SHOPIFY_API_SECRET: "release-secret" };

export interface RunningRelease {
  sandbox: Sandbox;
  /** address of its web server */
  url: string;
  /** what its processes and its commands need, but the database */
  env: Record<string, string>;
  /** web and worker on a database */
  start(database: TestDatabase): Promise<void>;
  stop(): Promise<void>;
  open(domain: string, place: string, init?: RequestInit): Promise<Response>;
  until(fact: string, holds: () => Promise<boolean>): Promise<void>;
  settle(): Promise<void>;
  install(domain: string): Promise<void>;
  /** warnings and worse, a line each */
  complaints(): string[];
  close(): Promise<void>;
}

/** @param folder of the release @param domains shops, each with 150 orders */
export async function runningRelease(folder: string, domains: string[]): Promise<RunningRelease> {
  const dir = fs.mkdtempSync(path.join(tmpdir(), "boomerang-release-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const sandbox = await createSandbox({
    dir,
    apiKey: KEYS.SHOPIFY_API_KEY,
    apiSecret: KEYS.SHOPIFY_API_SECRET,
    tomlPath: path.join(folder, "shopify.app.toml"),
    shops: domains.map((domain) => ({ domain })),
    appUrl: url,
    webhookRetryScale: 0.0001,
  });
  for (const domain of domains)
    await generateShop(sandbox.shop(domain), {
      orders: 150,
      seed: domain,
      endsAt: sandbox.clock.now(),
    });
  const env = {
    ...KEYS,
    NODE_ENV: "production",
    SANDBOX_URL: sandbox.url,
    SHOPIFY_APP_URL: url,
    ENCRYPTION_KEY: Buffer.alloc(32, 3).toString("base64"),
    PORT: String(port),
    HOST: "127.0.0.1",
  };
  let running: ReleaseProcess[] = [];
  let db: TestDatabase;
  const complaints = () => running.flatMap((one) => one.complaints());

  const open: RunningRelease["open"] = (domain, place, init = {}) => {
    const host = Buffer.from(`admin.shopify.com/store/${domain.split(".")[0]}`).toString("base64");
    const address = new URL(place, url);
    for (const [name, value] of Object.entries({ embedded: "1", shop: domain, host }))
      address.searchParams.set(name, value);
    return fetch(address, {
      redirect: "manual",
      ...init,
      headers: {
        authorization: `Bearer ${sandbox.sessionToken(domain, "admin")}`,
        "user-agent": userAgent,
      },
    });
  };

  const until: RunningRelease["until"] = async (fact, holds) => {
    for (const waiting = patience(60_000); !(await holds());) {
      if (waiting.isOver()) {
        const jobs = await db.query(
          "SELECT task_identifier, attempts, run_at > now() AS later, last_error FROM graphile_worker.jobs LIMIT 20",
        );
        throw new Error(
          `still not so: ${fact}. ${JSON.stringify(jobs)}. ${complaints().join("\n")}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  const settle = async () => {
    await sandbox.settle();
    await until("no job is left to do", async () => {
      const [row] = await db.query<{ left: number }>(
        "SELECT count(*)::int AS left FROM graphile_worker.jobs WHERE run_at < now() + interval '5 seconds' AND attempts < max_attempts",
      );
      return row!.left === 0;
    });
  };

  return {
    sandbox,
    url,
    env,
    complaints,
    open,
    until,
    settle,
    start: async (database) => {
      db = database;
      running = [];
      for (const entry of ["app/server.ts", "app/worker/main.ts"] as const)
        running.push(await startProcess(folder, entry, { ...env, DATABASE_URL: database.url }));
    },
    stop: async () => void (await Promise.all(running.map((one) => one.stop()))),
    install: async (domain) => {
      sandbox.install(domain);
      expect((await open(domain, "/app")).status).toBe(200);
      await until(`${domain} is read`, async () => {
        const phases = await db.query<{ phase: string }>(
          "SELECT phase FROM order_imports JOIN shops USING (shop_id) WHERE domain = $1",
          [domain],
        );
        return phases.some(({ phase }) => phase === "done");
      });
      await settle();
    },
    close: async () => {
      await Promise.all(running.map((one) => one.stop()));
      await sandbox.close();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A message of Shopify's with its signature, to the release's own door. */
export async function tell(
  { sandbox, url, env }: RunningRelease,
  domain: string,
  topic: string,
  payload: object,
): Promise<number> {
  const body = JSON.stringify({
    shop_id: sandbox.shop(domain).shop.id,
    shop_domain: domain,
    ...payload,
  });
  const answer = await fetch(`${url}/webhooks`, {
    method: "POST",
    body,
    headers: {
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": domain,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-triggered-at": new Date().toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", env["SHOPIFY_API_SECRET"]!)
        .update(body)
        .digest("base64"),
    },
  });
  return answer.status;
}

/** A shopper buys one piece of something that is there, of the newest products. */
export function buy({ sandbox }: RunningRelease, domain: string, codes: string[] = []) {
  const variants = [...sandbox.shop(domain).products()].flatMap((product) => product.variants);
  const variant = variants.findLast((one) => one.inventoryQuantity > 3)!;
  return placeOrder(sandbox, domain, {
    checkoutToken: randomUUID(),
    lines: [{ variantId: variant.id, quantity: 1 }],
    codes,
    shopper: null,
  }).order;
}

/** A shopper's answer to the survey, about an order. */
export function answerSurvey(
  { sandbox, url }: RunningRelease,
  domain: string,
  order: { id: number; checkoutToken: string; confirmationNumber: string },
): Promise<Response> {
  return fetch(`${url}${surveyResponsesPath}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "user-agent": userAgent,
      origin: "null",
      authorization: `Bearer ${sandbox.sessionToken(domain, "checkout")}`,
    },
    body: JSON.stringify({
      idempotencyKey: randomUUID(),
      surveyId: "post_purchase",
      version: 1,
      touchpoint: "thank_you",
      orderId: `gid://shopify/OrderIdentity/${order.id}`,
      checkoutToken: order.checkoutToken,
      confirmationNumber: order.confirmationNumber,
      locale: "en",
      answers: { rating: 4 },
    }),
  });
}

/** The form of a new offer to the largest segment. @returns its number */
export async function launchOffer(
  release: RunningRelease,
  db: TestDatabase,
  domain: string,
  title: string,
): Promise<string> {
  const [segment] = await db.query<{ state: string }>(
    `SELECT v.state FROM customer_values v JOIN shops USING (shop_id) WHERE domain = $1
      GROUP BY v.state ORDER BY count(*) DESC LIMIT 1`,
    [domain],
  );
  const offerId = randomUUID();
  const body = new URLSearchParams({
    ...{ offerId, segment: segment!.state, title, kind: "percentage", percent: "10", amount: "" },
    ...{ minimum: "", once: "yes", expires: "no", endDay: "", endTime: "", holdout: "10" },
    ...{ margin: "", intent: "launch" },
  });
  const made = await release.open(domain, "/app/offers/new", { method: "POST", body });
  expect(made.status).toBeLessThan(400);
  return offerId;
}
