import { build } from "esbuild";
import express from "express";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { adminAround } from "../support/admin-around.ts";
import { launchBrowser } from "../../scripts/browser.ts";
import { ReactApp } from "../support/react-app.tsx";
import { patient } from "../../scripts/patience.ts";

let around: Awaited<ReturnType<typeof adminAround>>;
let browser: Browser;
let page: Page;
let app: FrameLocator;
const complaints: string[] = [];

beforeAll(async () => {
  const bundle = await build({
    entryPoints: ["tests/support/react-app-client.tsx"],
    bundle: true,
    write: false,
    jsx: "automatic",
    // React's development build is the one that complains about hydration
    define: { "process.env.NODE_ENV": '"development"' },
  });
  const server = express();
  server.get("/client.js", (_request, response) => {
    response.type("text/javascript").send(bundle.outputFiles[0]?.text);
  });
  server.get("*", (_request, response) => {
    const page = renderToString(createElement(ReactApp, { apiKey: "test-api-key" }));
    response.type("html").send(`<!doctype html>${page}`);
  });
  [around, browser] = await Promise.all([adminAround(server), launchBrowser()]);
  page = await browser.newPage();
  page.setDefaultTimeout(patient(30_000));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  app = page.frameLocator("#app-frame");
});
afterAll(async () => {
  await browser.close();
  await around.close();
});
beforeEach(async () => {
  complaints.length = 0;
  await page.goto(`${around.base}/app`);
  await app.getByText("Hydrated").waitFor();
});

it("React finds the document as the server wrote it", () => {
  expect(complaints).toEqual([]);
});

it("a modal shows what React renders into it, and React hears what happens inside", async () => {
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const modal = app.getByRole("dialog", { name: "Send an offer" });
  await modal.waitFor();
  await app.getByLabel("Message").fill("come back");
  expect(await app.getByLabel("Draft").inputValue()).toBe("come back");
  await modal.getByRole("button", { name: "Send now" }).click();
  await modal.waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "Send", exact: true }).click();
  await modal.getByRole("button", { name: "Close" }).click();
  await modal.waitFor({ state: "hidden" });
  // React's own state followed: the same button opens it again
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await modal.waitFor();
  expect(complaints).toEqual([]);
});

it("the save bar comes and goes with React's state, and has words where the app gave none", async () => {
  await app.getByLabel("Draft").fill("x");
  const bar = page.getByRole("region", { name: "Unsaved changes" });
  await bar.getByRole("button", { name: "Discard" }).click();
  await bar.waitFor({ state: "hidden" });
  await app.getByLabel("Draft").fill("kept");
  await bar.getByRole("button", { name: "Save" }).click();
  await app.getByText("Saved: kept").waitFor();
  await bar.waitFor({ state: "hidden" });
});

it("the save bar goes when its page goes, and the title follows", async () => {
  await app.getByLabel("Draft").fill("x");
  await page.getByText("Unsaved changes").waitFor();
  await app.getByRole("button", { name: "Leave settings" }).click();
  await page.getByText("Unsaved changes").waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  expect(complaints).toEqual([]);
});
