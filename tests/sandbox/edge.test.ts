import http from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import express from "express";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  APP_BRIDGE_CDN,
  replaceInStream,
  rewriteContentSecurityPolicy,
  rewriteLocation,
} from "../../sandbox/edge/rewrite.ts";
import { adminAround } from "../support/admin-around.ts";
import { runs } from "../support/runs.ts";

const SANDBOX = "http://localhost:4000";

describe("replacing App Bridge's address in a stream", () => {
  const through = async (chunks: Buffer[]) =>
    buffer(Readable.from(chunks).pipe(replaceInStream(APP_BRIDGE_CDN, `${SANDBOX}/app-bridge.js`)));

  it("finds the address wherever the chunks are cut and leaves every other byte as it was", async () => {
    const page = fc.array(
      fc.oneof(
        fc.constant(Buffer.from(APP_BRIDGE_CDN)),
        fc.constant(Buffer.from(APP_BRIDGE_CDN.slice(0, 20))),
        fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
        fc.constant(Buffer.from("é – 日本")),
      ),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(page, fc.array(fc.nat(400), { maxLength: 12 }), async (parts, cuts) => {
        const whole = Buffer.concat(parts);
        const edges = [0, ...cuts.filter((cut) => cut < whole.length).toSorted((a, b) => a - b)];
        const chunks = edges.map((from, i) => whole.subarray(from, edges[i + 1] ?? whole.length));
        const expected = whole
          .toString("latin1")
          .replaceAll(APP_BRIDGE_CDN, `${SANDBOX}/app-bridge.js`);
        expect((await through(chunks)).toString("latin1")).toBe(expected);
      }),
      runs(200),
    );
  });

  it("passes a chunk on at once when nothing at its end could be the address", async () => {
    const stream = replaceInStream(APP_BRIDGE_CDN, SANDBOX);
    stream.write("<p>first</p>");
    expect(String(stream.read())).toBe("<p>first</p>");
  });
});

describe("what the app says about who may frame it", () => {
  it("lets the sandbox frame what Shopify may frame", () => {
    expect(
      rewriteContentSecurityPolicy("frame-ancestors https://demo.myshopify.com;", SANDBOX),
    ).toBe(`frame-ancestors ${SANDBOX} https://demo.myshopify.com;`);
  });
  it("keeps a refusal of all frames", () => {
    expect(rewriteContentSecurityPolicy("frame-ancestors 'none'", SANDBOX)).toBe(
      "frame-ancestors 'none'",
    );
  });
  it("lets the sandbox's App Bridge run where the policy names Shopify's", () => {
    expect(
      rewriteContentSecurityPolicy("script-src 'self' https://cdn.shopify.com", SANDBOX),
    ).toContain(SANDBOX);
  });
});

describe("redirects out of the app", () => {
  it.each([
    ["https://admin.shopify.com/store/demo/apps/key/app", `${SANDBOX}/store/demo/apps/key/app`],
    ["https://demo.myshopify.com/admin/charges/1?x=2", `${SANDBOX}/store/demo/charges/1?x=2`],
    ["https://demo.myshopify.com/admin", `${SANDBOX}/store/demo`],
    ["https://demo.myshopify.com/cart?d=1", `${SANDBOX}/storefront/demo.myshopify.com/cart?d=1`],
    ["https://demo.myshopify.com/", `${SANDBOX}/storefront/demo.myshopify.com`],
    ["/app/customers", "/app/customers"],
    ["https://example.com/admin.shopify.com", "https://example.com/admin.shopify.com"],
    ["https://evil-myshopify.com/admin", "https://evil-myshopify.com/admin"],
  ])("%s leads to %s", (location, expected) => {
    expect(rewriteLocation(location, SANDBOX)).toBe(expected);
  });
});

describe("the edge in front of an app", () => {
  let admin: Awaited<ReturnType<typeof adminAround>>;
  const page = `<script src="${APP_BRIDGE_CDN}"></script>`;

  beforeAll(async () => {
    const app = express();
    app.get("/page", (request, response) => {
      response.set("Link", `<${APP_BRIDGE_CDN}>; rel=preload`);
      response.set("Content-Security-Policy", "frame-ancestors https://admin.shopify.com");
      response.set("X-Host", request.get("host")).type("html").send(page);
    });
    app.get("/zipped", (_request, response) => {
      response.type("html").set("Content-Encoding", "gzip").send(gzipSync(page));
    });
    app.get("/data", (_request, response) => void response.json({ script: APP_BRIDGE_CDN }));
    app.get("/away", (_request, response) =>
      response.redirect("https://admin.shopify.com/store/demo/orders"),
    );
    app.post("/echo", (request, response) => void request.pipe(response));
    app.get("/broken", (_request, response) => {
      response.write("half", () => response.socket?.destroy());
    });
    admin = await adminAround(app);
  });
  afterAll(() => admin.close());

  it("serves the app's page with the sandbox's App Bridge and without preloads of Shopify's", async () => {
    const response = await fetch(`${admin.edgeUrl}/page`);
    expect(await response.text()).toBe(
      `<script src="${admin.sandbox.url}/app-bridge.js"></script>`,
    );
    expect(response.headers.get("link")).toBeNull();
    expect(response.headers.get("content-security-policy")).toBe(
      `frame-ancestors ${admin.sandbox.url} https://admin.shopify.com`,
    );
    expect(response.headers.get("x-host")).toBe(new URL(admin.edgeUrl).host);
  });
  it("unpacks a page that came compressed all the same", async () => {
    const response = await fetch(`${admin.edgeUrl}/zipped`);
    expect(await response.text()).toContain("/app-bridge.js");
    expect(response.headers.get("content-encoding")).toBeNull();
  });
  it("leaves data alone", async () => {
    const response = await fetch(`${admin.edgeUrl}/data`);
    expect(await response.json()).toEqual({ script: APP_BRIDGE_CDN });
  });
  it("turns redirects to Shopify's admin into the sandbox's", async () => {
    const response = await fetch(`${admin.edgeUrl}/away`, { redirect: "manual" });
    expect(response.headers.get("location")).toBe(`${admin.sandbox.url}/store/demo/orders`);
  });
  it("streams what is sent to the app", async () => {
    const body = Buffer.alloc(3_000_000, "x");
    const response = await fetch(`${admin.edgeUrl}/echo`, { method: "POST", body });
    expect((await response.arrayBuffer()).byteLength).toBe(body.length);
  });
  it("ends the answer when the app dies in the middle of it", async () => {
    const response = await fetch(`${admin.edgeUrl}/broken`);
    await expect(response.text()).rejects.toThrow();
  });

  it("shows a page that waits while the app is not running, and opens the app when it is", async () => {
    const { appUrl } = admin.sandbox;
    const free = http.createServer().listen(0);
    const { port } = free.address() as { port: number };
    await new Promise((resolve) => free.close(resolve));
    try {
      for (const absent of [null, `http://127.0.0.1:${port}`]) {
        admin.sandbox.appUrl = absent;
        const response = await fetch(`${admin.edgeUrl}/page`, { headers: { accept: "text/html" } });
        expect(response.status).toBe(502);
        expect(await response.text()).toContain("The app is not running yet");
        expect((await fetch(`${admin.edgeUrl}/__edge/ready`)).status).toBe(503);
      }
    } finally {
      admin.sandbox.appUrl = appUrl;
    }
    expect((await fetch(`${admin.edgeUrl}/__edge/ready`)).status).toBe(204);
  });
});
