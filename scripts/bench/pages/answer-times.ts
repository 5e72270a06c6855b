import type { Sandbox } from "../../../sandbox/platform/sandbox.ts";
import { FILLED_DOMAIN } from "../filled-shop.ts";
import { percentile } from "../machine.ts";
import type { Page } from "./list.ts";

export interface Measured {
  page: string;
  way: "data" | "document";
  orders: number;
  p50Ms: number;
  p95Ms: number;
  kb: number;
}

/** Asks for a page again and again, one request at a time. */
export async function timed(
  sandbox: Sandbox,
  appUrl: string,
  page: Page,
  way: Measured["way"],
  requests: number,
): Promise<{ p50Ms: number; p95Ms: number; kb: number }> {
  const times: number[] = [];
  let kb = 0;
  const warmUp = Math.ceil(requests / 10);
  for (let n = -warmUp; n < requests; n++) {
    const url = new URL(page.path, appUrl);
    const token = sandbox.sessionToken(FILLED_DOMAIN, "admin");
    url.searchParams.set("shop", FILLED_DOMAIN);
    if (way === "data") url.searchParams.set("_data", page.route);
    else {
      url.searchParams.set("embedded", "1");
      url.searchParams.set("id_token", token);
      url.searchParams.set(
        "host",
        Buffer.from("admin.shopify.com/store/ingest").toString("base64"),
      );
    }
    const began = performance.now();
    const answer = await fetch(url, {
      redirect: "manual",
      headers: {
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/147.0.0.0",
        ...(way === "data" ? { authorization: `Bearer ${token}` } : {}),
      },
    });
    const body = await answer.arrayBuffer();
    if (answer.status !== 200)
      throw new Error(`${page.name} (${way}) answers with status ${answer.status}`);
    if (n >= 0) times.push(performance.now() - began);
    kb = body.byteLength / 1024;
  }
  return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), kb };
}
