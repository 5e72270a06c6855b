import net from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startApp, type AppProcess } from "../../scripts/bench/app-process.ts";
import { createTestDatabase } from "../support/db.ts";
import { userAgent } from "../support/story.ts";

let app: AppProcess;
beforeAll(async () => {
  // as README starts it: nobody says which mode
  app = await startApp((await createTestDatabase()).url, {
    NODE_ENV: "",
    SHOPIFY_APP_URL: "https://app.example",
  });
});
afterAll(() => app.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, {
    redirect: "manual",
    headers: { "user-agent": userAgent, ...headers },
  });

/** The status and the rest of what the server says to these very bytes. */
function say(bytes: string, withinMs = 20_000): Promise<string> {
  const { port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = net.connect(Number(port), "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (part) => (said += part.toString()));
    socket.on("close", () => resolve(said));
    socket.on("error", () => resolve(said));
    setTimeout(() => reject(new Error(`still open; it said: ${said}`)), withinMs).unref();
  });
}

describe("every answer", () => {
  it.each(["/auth/login", "/app?shop=a.myshopify.com", "/nowhere", "/readyz", "/webhooks"])(
    "of %s is kept by nobody, framed by Shopify only and says no address to others",
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
      expect(headers.get("content-security-policy")).toMatch(/frame-ancestors https:/);
      expect(headers.get("x-powered-by")).toBeNull();
    },
  );

  it("of the page that fetches a token names no frame but a shop's", async () => {
    const evil = "https://evil.example; script-src *";
    const forged = await get(`/auth/session-token?shop=${encodeURIComponent(evil)}`);
    expect(forged.status).toBe(400);
    expect(forged.headers.get("content-security-policy")).not.toContain("evil");
    const ours = await get("/auth/session-token?shop=a.myshopify.com");
    expect(ours.status).toBe(200);
    expect(ours.headers.get("content-security-policy")).toContain("https://a.myshopify.com");
  });

  it("of a file of the build may be kept: its name changes with it", async () => {
    const page = await (await get("/auth/login")).text();
    const asset = /"(\/assets\/[^"]+\.js)"/.exec(page)![1]!;
    expect((await get(asset)).headers.get("cache-control")).toContain("immutable");
  });
});

describe("what no browser sends", () => {
  it.each([
    ["an address that cannot be read", "GET /app/%E0%A4%A HTTP/1.1\r\nHost: a"],
    ["a host that is none", "GET /auth/login HTTP/1.1\r\nHost: a b"],
    [
      "a forwarded host that is none",
      "GET /auth/login HTTP/1.1\r\nHost: a\r\nX-Forwarded-Host: a b",
    ],
    ["data of a route there is not", "GET /app?_data=routes%2Fnone HTTP/1.1\r\nHost: a"],
    ["a method there is not", "BREW /app HTTP/1.1\r\nHost: a"],
    ["a header without end", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(40_000)}`],
  ])("%s is refused, without a word about our code", async (_, head) => {
    const said = await say(`${head}\r\nUser-Agent: ${userAgent}\r\nConnection: close\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(said).not.toMatch(/node_modules|\.ts:|\.js:\d|at \w+ \(/);
  });

  it("a head that never ends is given up within seconds", async () => {
    expect(await say("GET / HTTP/1.1\r\nHost: a\r\n")).toMatch(/^HTTP\/1\.1 408/);
  });
});

it("a stranger learns from /readyz whether it is ready, and nothing else", async () => {
  const answer = await get("/readyz");
  expect([200, 503]).toContain(answer.status);
  expect(await answer.text()).toBe("");
});
