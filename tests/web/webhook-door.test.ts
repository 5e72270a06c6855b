import express from "express";
import { createHmac } from "node:crypto";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_BYTES } from "../../app/shops/webhook-message.ts";
import { patient } from "../../scripts/patience.ts";
import { webhookDoor } from "../../app/web/webhook-door.server.ts";

const WITHIN_MS = 400;
let server: http.Server;
let port: number;
let taken: number[];

async function open(withinMs: number): Promise<void> {
  taken = [];
  const site = express();
  site.all(
    "/webhooks",
    webhookDoor(async ({ rawBody }) => {
      taken.push(rawBody.length);
      return { status: 200, reason: null };
    }, withinMs),
  );
  server = http.createServer(site);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  port = (server.address() as AddressInfo).port;
}
async function close(): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}
beforeEach(() => open(WITHIN_MS));
afterEach(close);

const SIGNED = `X-Shopify-Hmac-Sha256: ${createHmac("sha256", "s").update("x").digest("base64")}`;

/** Sends a head and so much of a body, and waits for the status without sending more. */
function begin(
  head: string[],
  body = "",
): Promise<{ status: number; ms: number; socket: net.Socket }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () =>
      socket.write(`POST /webhooks HTTP/1.1\r\nHost: a\r\n${head.join("\r\n")}\r\n\r\n${body}`),
    );
    socket.once("data", (answer) => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer.toString())?.[1]);
      resolve({ status, ms: performance.now() - began, socket });
    });
    socket.on("error", reject);
  });
}

describe("nothing of a body is waited for", () => {
  it.each([
    ["without a signature", ["Content-Length: 1000000"], 400],
    [
      "with a signature that cannot be one",
      ["X-Shopify-Hmac-Sha256: x", "Content-Length: 100"],
      401,
    ],
    ["that is announced to be too large", [SIGNED, `Content-Length: ${MOST_BYTES + 1}`], 413],
  ])("%s", async (_, head, status) => {
    const answer = await begin(head);
    expect(answer.status).toBe(status);
    expect(answer.ms).toBeLessThan(WITHIN_MS);
    expect(taken).toEqual([]);
  });
});

it("a body that says nothing of its length is cut off where it is too large", async () => {
  const chunk = "x".repeat(1024 * 1024);
  const chunks = `100000\r\n${chunk}\r\n`.repeat(6);
  const answer = await begin([SIGNED, "Transfer-Encoding: chunked"], chunks);
  expect(answer.status).toBe(413);
  expect(taken).toEqual([]);
});

it("a body that stalls is given up", async () => {
  const answer = await begin([SIGNED, "Content-Length: 100"], "half");
  expect(answer.status).toBe(408);
});

it("sixty large bodies that stall hold a few dozen megabytes at most, and keep no small one out", async () => {
  await close();
  await open(patient(8000));
  const most = 3 * 1024 * 1024;
  const stalled = Array.from({ length: 60 }, () =>
    begin([SIGNED, `Content-Length: ${most + 1}`], "x".repeat(most)),
  );
  const statuses = Promise.all(stalled.map(async (one) => (await one).status));
  await new Promise((soon) => setTimeout(soon, 50));
  expect((await begin([SIGNED, "Content-Length: 2"], "{}")).status).toBe(200);
  const all = await statuses;
  // eleven of them are 32 MB
  expect(all.filter((status) => status === 503).length).toBeGreaterThanOrEqual(40);
  expect(all.every((status) => status === 503 || status === 408)).toBe(true);
  // what they held is given back
  expect((await begin([SIGNED, `Content-Length: ${most}`], "x".repeat(most))).status).toBe(200);
});
