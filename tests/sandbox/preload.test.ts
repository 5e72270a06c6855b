import { execFile } from "node:child_process";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);

/** Answers with what it was asked, as JSON. */
const echo = http.createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    const { method, url, headers } = request;
    response.end(
      JSON.stringify({ method, url, host: headers["x-sandbox-host"] ?? null, headers, body }),
    );
  });
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => echo.close(resolve)));

/** Runs a piece of program behind the preload and gives back what it printed as JSON. */
async function behindPreload(program: string, env: Record<string, string> = { SANDBOX_URL: url }) {
  const { SANDBOX_URL: _, NODE_OPTIONS: __, ...inherited } = process.env;
  const { stdout } = await run(
    process.execPath,
    ["--import", "./sandbox/preload.mjs", "--input-type=module", "--eval", program],
    { env: Object.assign(inherited, { HERE: url }, env) },
  );
  return JSON.parse(stdout) as Record<string, unknown> & { headers: Record<string, string> };
}
const print = (expression: string) =>
  `const answer = await (${expression}); console.log(await answer.text());`;

describe("a process behind the preload", () => {
  it("asks the sandbox instead of Shopify and says which shop it meant", async () => {
    const seen = await behindPreload(
      print(`fetch("https://demo.myshopify.com/admin/api/2026-10/graphql.json?x=1", {
        method: "POST", body: "{}", headers: { "X-Shopify-Access-Token": "t" } })`),
    );
    expect(seen).toMatchObject({
      method: "POST",
      url: "/admin/api/2026-10/graphql.json?x=1",
      host: "demo.myshopify.com",
      body: "{}",
    });
    expect(seen.headers["x-shopify-access-token"]).toBe("t");
  });
  it("sends Request objects and streams on", async () => {
    const seen = await behindPreload(
      print(`fetch(new Request("https://admin.shopify.com/x", { method: "PUT", duplex: "half",
        body: new Blob(["streamed"]).stream(), headers: { "x-mine": "1" } }))`),
    );
    expect(seen).toMatchObject({ method: "PUT", host: "admin.shopify.com", body: "streamed" });
    expect(seen.headers["x-mine"]).toBe("1");
  });
  it("asks everybody else directly", async () => {
    const seen = await behindPreload(print("fetch(new URL('/plain', process.env.HERE))"), {
      SANDBOX_URL: "http://127.0.0.1:1",
    });
    expect(seen).toMatchObject({ url: "/plain", host: null });
  });
  it("does not take a look-alike for Shopify", async () => {
    const seen = await behindPreload(
      `globalThis.fetch = async (input) => new Response(JSON.stringify({ direct: String(input) }));
       ${print('fetch("https://demo.myshopify.com.example.org/")')}`,
    );
    expect(seen).toEqual({ direct: "https://demo.myshopify.com.example.org/" });
  });
  it("stays in place when a library replaces the global fetch, and lets it have the rest", async () => {
    const seen = await behindPreload(
      `globalThis.fetch = async () => new Response('"replacement"');
       const other = await (await fetch("https://example.com/")).json();
       const shopify = await (await fetch("https://demo.myshopify.com/kept")).json();
       console.log(JSON.stringify({ other, url: shopify.url }));`,
    );
    expect(seen).toEqual({ other: "replacement", url: "/kept" });
  });
  it("covers worker threads", async () => {
    const seen = await behindPreload(
      `import { Worker } from "node:worker_threads";
       new Worker(\`fetch("https://demo.myshopify.com/from-worker").then((a) => a.text())
         .then(async (text) => (await import("node:worker_threads")).parentPort.postMessage(text))\`, { eval: true })
         .on("message", (text) => console.log(text));`,
    );
    expect(seen).toMatchObject({ url: "/from-worker", host: "demo.myshopify.com" });
  });
  it("says what is missing when the sandbox's address is", async () => {
    await expect(behindPreload("0", {})).rejects.toThrow("needs SANDBOX_URL");
  });
});
