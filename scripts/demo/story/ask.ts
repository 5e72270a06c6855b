// What the steps of the story ask of the database, the page and the shop.
import pg from "pg";
import type { FrameLocator, Page } from "playwright-core";
import type { Walk } from "../step.ts";
import { patience } from "../../patience.ts";

export async function ask<Row extends pg.QueryResultRow>(
  walk: Walk,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: walk.stack.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/**
 * The same of tables of shops: $1 is the shop's number, values follow. No rows while the app does not know the shop.
 */
export async function askShop<Row extends pg.QueryResultRow>(
  walk: Walk,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const [shop] = await ask<{ id: number }>(walk, "SELECT shop_id AS id FROM shops");
  return shop ? ask<Row>(walk, sql, [shop.id, ...values]) : [];
}

/** Asks again until the answer is there. Throws with the last thing `look` said was missing. */
export async function until<T>(
  look: () => Promise<{ found: T } | { missing: string }>,
  timeoutMs: number,
): Promise<T> {
  const waiting = patience(timeoutMs);
  for (;;) {
    const answer = await look();
    if ("found" in answer) return answer.found;
    if (waiting.isOver())
      throw new Error(`not within ${timeoutMs / 1000} seconds: ${answer.missing}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The app inside the admin. */
export function appOf(page: Page): FrameLocator {
  return page.frameLocator("iframe").first();
}

/** Opens a page of the app as the admin's address bar would, and waits for its title. */
export async function openInAdmin(
  walk: Walk,
  path: string,
  title: string | RegExp,
): Promise<FrameLocator> {
  await walk.page.goto(`${walk.stack.url}${path}`);
  const app = appOf(walk.page);
  await app.getByRole("heading", { level: 1, name: title }).waitFor();
  return app;
}

/** Address of the app in the admin, without the page: /store/demo/apps/<key> */
export async function appPath(walk: Walk): Promise<string> {
  const answer = await fetch(walk.stack.url, { redirect: "manual" });
  const location = answer.headers.get("location");
  if (!location) throw new Error(`${walk.stack.url} does not lead to the app`);
  return new URL(location, walk.stack.url).pathname.replace(/\/$/, "");
}

export async function shopDomain(walk: Walk): Promise<string> {
  const [shop] = await ask<{ domain: string }>(walk, "SELECT domain FROM shops");
  if (!shop) throw new Error("the app does not know the shop");
  return shop.domain;
}

export async function post(walk: Walk, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${walk.stack.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok)
    throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
  return answer.json();
}

export function money(minor: number): string {
  return new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(minor / 100);
}

export function expectText(found: string, wanted: string, where: string): void {
  if (!found.includes(wanted)) throw new Error(`${where} does not show "${wanted}"`);
}
