import type { Browser, Frame, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifySessionToken } from "../../sandbox/install/session-token.ts";
import { launchBrowser } from "../../scripts/browser.ts";
import { fakeApp } from "../support/fake-app.ts";
import { adminAround } from "../support/admin-around.ts";
import { sampleProduct } from "../support/sample-shop.ts";
import { patient } from "../../scripts/patience.ts";

type Admin = Awaited<ReturnType<typeof adminAround>>;

let admin: Admin;
let browser: Browser;
let page: Page;
let app: FrameLocator;
let faults: string[];

beforeAll(async () => {
  [admin, browser] = await Promise.all([adminAround(fakeApp("test-api-key")), launchBrowser()]);
  for (let id = 1; id <= 60; id++) admin.store.putProduct(sampleProduct(id));
});
afterAll(async () => {
  await browser.close();
  await admin.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(patient(30_000));
  faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  app = page.frameLocator("#app-frame");
});
afterEach(async () => {
  await page.close();
  expect(faults).toEqual([]);
});

const open = async (path = "/app") => {
  await page.goto(admin.base + path);
  await expectPlace(path);
};
const expectPlace = (path: string) => app.getByText(`Place: ${path}`, { exact: true }).waitFor();
const said = (text: string) => app.getByText(`Said: ${text}`, { exact: true }).waitFor();
const frame = (): Frame => page.frame({ name: "app-iframe" })!;
const shellPath = () => new URL(page.url()).pathname.slice(new URL(admin.base).pathname.length);

describe("the app in the admin's frame", () => {
  it("is opened with what Shopify sends along, signed", async () => {
    const opened = page.waitForRequest((request) => request.url().startsWith(admin.edgeUrl));
    await page.goto(`${admin.base}/app?view=late`);
    const { searchParams } = new URL((await opened).url());
    expect(Object.fromEntries(searchParams)).toMatchObject({
      embedded: "1",
      shop: "demo.myshopify.com",
      locale: "en",
      view: "late",
    });
    expect(Buffer.from(searchParams.get("host")!, "base64").toString()).toBe(
      "admin.shopify.com/store/demo",
    );
    const claims = verifySessionToken(searchParams.get("id_token")!, "test-api-secret");
    expect(claims).toMatchObject({ dest: "https://demo.myshopify.com", aud: "test-api-key" });
    expect(searchParams.get("hmac")).toMatch(/^[0-9a-f]{64}$/);
    await expectPlace("/app");
  });

  it("sends its session token to its own server, and only there", async () => {
    await open();
    const own = await frame().evaluate(async () => (await fetch("/api/seen")).json());
    expect(own.requestedWith).toBe("XMLHttpRequest");
    const token = own.authorization.replace("Bearer ", "");
    expect(verifySessionToken(token, "test-api-secret")).toMatchObject({ sub: "42" });
    expect(await frame().evaluate(() => shopify.idToken())).toBe(token);
    expect(await frame().evaluate(() => shopify.user())).toMatchObject({ id: 42 });

    const foreign = page.waitForRequest(/app-bridge\.js\?foreign/);
    await frame().evaluate((url) => fetch(`${url}/app-bridge.js?foreign`), admin.sandbox.url);
    expect((await foreign).headers()["authorization"]).toBeUndefined();
  });

  it("asks again with a new token when the first was refused", async () => {
    await open();
    const answer = await frame().evaluate(async () => (await fetch("/api/picky")).text());
    expect(answer).toBe("2 with token");
    faults = faults.filter((fault) => !fault.includes("401"));
  });

  it("is taken where its server says when it must be authorized again", async () => {
    await open();
    await frame().evaluate(() => void fetch("/api/elsewhere"));
    await page.waitForURL("**/store/demo/orders");
    faults = faults.filter((fault) => !fault.includes("401"));
  });

  it("comes back through the bounce page when it was opened without a token", async () => {
    await open();
    await frame().evaluate(() => location.assign("/app/settings?embedded=1"));
    await expectPlace("/app/settings");
    expect(new URL(frame().url()).searchParams.get("id_token")).toBeTruthy();
    await expect.poll(shellPath).toBe("/app/settings");
  });

  it("is taken into the admin when somebody opens it on its own", async () => {
    await open();
    await page.goto(`${admin.edgeUrl}/app/settings?shop=demo.myshopify.com&id_token=x`);
    await page.waitForURL(`${admin.base}/app/settings`);
    await expectPlace("/app/settings");
  });
});

describe("moving about", () => {
  it("shows the app's pages in the side bar and follows a click without loading a document", async () => {
    await open();
    await frame().evaluate(() => ((window as { kept?: boolean }).kept = true));
    const nav = page.getByRole("navigation", { name: "Admin" });
    expect(await nav.locator("#app-nav a").allTextContents()).toEqual(["Customers", "Settings"]);
    await nav.locator("#app-nav").getByText("Customers").click();
    await expectPlace("/app/customers");
    expect(await frame().evaluate(() => (window as { kept?: boolean }).kept)).toBe(true);
    await expect.poll(shellPath).toBe("/app/customers");
    expect(await nav.locator("#app-nav [aria-current=page]").textContent()).toBe("Customers");
    expect(await page.title()).toBe("customers · Comeback");
    await nav.getByRole("link", { name: "Comeback" }).click();
    await expectPlace("/app");
    expect(await frame().evaluate(() => (window as { kept?: boolean }).kept)).toBe(true);
  });

  it("keeps the place over a reload, and goes back with the browser", async () => {
    await open("/app/settings");
    await page.reload();
    await expectPlace("/app/settings");
    await app.getByText("To customers").click();
    await expect.poll(shellPath).toBe("/app/customers");
    await page.goBack();
    await expectPlace("/app/settings");
    await expect.poll(shellPath).toBe("/app/settings");
  });

  it("leads links to Shopify's admin to the shop's own pages", async () => {
    await open();
    await app.getByText("All orders").click();
    await page.waitForURL("**/store/demo/orders");
    await page.getByRole("heading", { name: "Orders" }).waitFor();
  });
});

describe("what the admin shows for the app", () => {
  it("presses the title bar's buttons in the app, and the way back", async () => {
    await open("/app/customers");
    expect(await page.locator("#app-title").textContent()).toBe("customers");
    await page.getByRole("button", { name: "Create" }).click();
    await said("primary pressed");
    await page.getByRole("button", { name: "Export" }).click();
    await said("secondary pressed");
    await page.getByRole("button", { name: "Back to Overview" }).click();
    await expectPlace("/app");
  });

  it("does not let go while something is unsaved", async () => {
    await open("/app/settings");
    await app.getByLabel("Name").fill("x");
    const bar = page.getByRole("region", { name: "Unsaved changes" });
    await bar.getByText("Unsaved changes").waitFor();

    await page.locator("#app-nav").getByText("Customers").click();
    await page.getByRole("link", { name: "Orders" }).click();
    await app.getByText("All orders").click();
    const left = await frame().evaluate(() =>
      Promise.race([
        shopify.saveBar.leaveConfirmation().then(() => "let go"),
        shopify.user().then(() => "held"),
      ]),
    );
    expect(left).toBe("held");
    await expectPlace("/app/settings");
    await bar.locator("..").locator(".shake").waitFor();
    expect(await page.locator("#announcement").textContent()).toContain("Save or discard");

    await bar.getByRole("button", { name: "Save" }).click();
    await said("saved");
    await bar.waitFor({ state: "hidden" });
    await page.getByRole("link", { name: "Orders" }).click();
    await page.waitForURL("**/store/demo/orders");
  });

  it("follows the app's own moves only after the changes were settled, like Shopify's", async () => {
    await open("/app/settings");
    await app.getByLabel("Name").fill("x");
    await page.getByText("Unsaved changes").waitFor();
    await app.getByText("To customers").click();
    await expectPlace("/app/customers");
    expect(shellPath()).toBe("/app/settings");
    await page.getByRole("button", { name: "Save" }).click();
    await expect.poll(shellPath).toBe("/app/customers");
  });

  it("asks before it throws changes away", async () => {
    await open();
    await app.getByLabel("Name").fill("x");
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("button", { name: "Continue editing" }).click();
    expect(await app.locator("#said").textContent()).toBe("");
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("button", { name: "Discard changes" }).click();
    await said("discarded");
  });

  it("opens a modal with the app's content and its buttons", async () => {
    await open();
    await frame().evaluate(() => shopify.modal.show("modal"));
    const modal = app.getByRole("dialog", { name: "Send offer" });
    await modal.waitFor();
    expect(await app.locator("#inside").isVisible()).toBe(true);
    await app.getByRole("button", { name: "Send" }).click();
    await said("sent");
    expect(await app.locator("#inside").isVisible()).toBe(false);

    await frame().evaluate(() => shopify.modal.show("modal"));
    await modal.waitFor();
    await page.keyboard.press("Escape");
    await modal.waitFor({ state: "hidden" });
    expect(await frame().evaluate(() => document.querySelector("ui-modal")!.isConnected)).toBe(
      true,
    );
  });

  it("says when there is no modal of that name", async () => {
    await open();
    const message = await frame().evaluate(() =>
      shopify.modal.show("absent").catch((error: Error) => error.message),
    );
    expect(message).toContain('no <ui-modal> with id "absent"');
  });

  it("lets a message go after its time, but keeps an error until it is dismissed", async () => {
    await open();
    await frame().evaluate(() => {
      shopify.toast.show("Saved", { duration: 150 });
      shopify.toast.show("Could not save", { isError: true, duration: 150 });
    });
    await page.getByRole("status").getByText("Saved").waitFor();
    await page.getByText("Saved", { exact: true }).waitFor({ state: "detached" });
    const error = page.getByRole("alert").filter({ hasText: "Could not save" });
    expect(await error.isVisible()).toBe(true);
    await error.getByRole("button", { name: "Dismiss" }).click();
    await error.waitFor({ state: "detached" });
  });

  it("calls back when a message's action is pressed", async () => {
    await open();
    await frame().evaluate(() => {
      const say = (text: string) => (document.getElementById("said")!.textContent = text);
      shopify.toast.show("Archived", { action: "Undo", onAction: () => say("undone") });
    });
    await page.getByRole("button", { name: "Undo" }).click();
    await said("undone");
  });
});

describe("choosing from the shop", () => {
  const pick = (options: object) =>
    frame().evaluate((options) => {
      const chosen = shopify.resourcePicker(options as never);
      Object.assign(window, { chosen });
    }, options);
  const chosen = () =>
    frame().evaluate(async () => {
      const list = await (window as unknown as { chosen: Promise<Chosen[] | undefined> }).chosen;
      return list?.map(({ id, title, variants }) => ({ id, title, variants: variants?.length }));
    });
  interface Chosen {
    id: string;
    title: string;
    variants?: unknown[];
  }

  it("finds a product by name and hands over the product with the variants that were ticked", async () => {
    await open();
    await pick({ type: "product", multiple: true, action: "select" });
    const dialog = page.getByRole("dialog", { name: "Select products" });
    await dialog.getByRole("searchbox").fill("product 42");
    await expect.poll(() => dialog.locator(".offer:not(.variant)").count()).toBe(1);
    await dialog.getByLabel("Product 42").check();
    await dialog.getByLabel("Large").uncheck();
    await dialog.getByRole("button", { name: "Select" }).click();
    expect(await chosen()).toEqual([
      { id: "gid://shopify/Product/42", title: "Product 42", variants: 1 },
    ]);
  });

  it("shows more on demand and takes one only when one was asked for", async () => {
    await open();
    await pick({ type: "product", filter: { variants: false } });
    const dialog = page.getByRole("dialog", { name: "Add products" });
    await expect.poll(() => dialog.locator(".offer").count()).toBe(50);
    await dialog.getByRole("button", { name: "Show more" }).click();
    await expect.poll(() => dialog.locator(".offer").count()).toBe(60);
    await dialog.getByLabel("Product 12 ").check();
    await dialog.getByLabel("Product 60").check();
    await dialog.getByRole("button", { name: "Add" }).click();
    expect((await chosen())?.map((one) => one.title)).toEqual(["Product 60"]);
  });

  it("starts from what was chosen before, and answers nothing when it is closed", async () => {
    await open();
    await pick({ type: "product", selectionIds: [{ id: "gid://shopify/Product/3" }] });
    await page.getByText("1 selected").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await chosen()).toBeUndefined();
  });

  it("lets one choose from the app's own list", async () => {
    await open();
    await frame().evaluate(async () => {
      const { selected } = await shopify.picker({
        heading: "Choose a template",
        items: [
          { id: "a", heading: "Thank you" },
          { id: "b", heading: "Come back", badges: [{ content: "New" }] },
        ],
      });
      void selected.then((ids) => (document.getElementById("said")!.textContent = String(ids)));
    });
    await page.getByLabel("Come back").check();
    await page.getByRole("button", { name: "Select" }).click();
    await said("b");
  });
});

describe("the rest of App Bridge", () => {
  it("asks the merchant for more access, and tells the app what was decided", async () => {
    await open();
    const ask = () =>
      frame().evaluate(() => {
        const say = (text: string) => (document.getElementById("said")!.textContent = text);
        void shopify.scopes.request(["read_inventory"]).then(({ result }) => say(result));
      });
    await ask();
    await page.getByRole("button", { name: "Don't allow" }).click();
    await said("declined-all");
    await ask();
    await page.getByRole("button", { name: "Allow", exact: true }).click();
    await said("granted-all");
    const after = await frame().evaluate(() => shopify.scopes.revoke(["read_inventory"]));
    expect(after.detail.granted).toEqual(["read_orders", "write_discounts"]);
  });

  it("shows a product of the shop over the app", async () => {
    await open();
    await frame().evaluate(async () => {
      const activity = await shopify.intents.invoke!(
        "edit:shopify/Product,gid://shopify/Product/3",
      );
      void activity.complete!.then(
        ({ code }) => (document.getElementById("said")!.textContent = code!),
      );
    });
    const dialog = page.getByRole("dialog", { name: "Product" });
    await dialog.frameLocator("iframe").getByRole("heading", { name: "Product 3" }).waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await said("closed");
  });

  it("brings the save bar of a form by itself", async () => {
    await open();
    await frame().evaluate(() => {
      const form = document.createElement("form");
      form.dataset["saveBar"] = "";
      form.innerHTML = '<label>Threshold <input value="1"></label>';
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        document.getElementById("said")!.textContent = "submitted";
      });
      document.body.append(form);
    });
    await app.getByLabel("Threshold").fill("2");
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByText("Unsaved changes").waitFor({ state: "detached" });
    expect(await app.getByLabel("Threshold").inputValue()).toBe("1");
    await app.getByLabel("Threshold").fill("3");
    await page.getByRole("button", { name: "Save" }).click();
    await said("submitted");
  });

  it("measures how the page felt", async () => {
    await open();
    await app.getByText("To customers").click();
    const vitals = async () =>
      JSON.parse((await page.locator("html").getAttribute("data-app-vitals")) ?? "{}");
    await expect.poll(async () => Object.keys(await vitals()).toSorted()).toContain("LCP");
    expect(await vitals()).toMatchObject({ CLS: 0, LCP: expect.any(Number) });
  });

  it("says plainly what the sandbox does not have", async () => {
    await open();
    const message = await frame().evaluate(() =>
      shopify.scanner.capture().catch((error: Error) => error.message),
    );
    expect(message).toBe("The sandbox does not implement the barcode scanner.");
  });
});

it("fits a phone: the side bar is a menu, nothing is wider than the screen", async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open("/app/customers");
  expect(await page.getByRole("link", { name: "Orders" }).isVisible()).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
  await page.getByRole("button", { name: "Menu" }).click();
  await page.locator("#app-nav").getByText("Settings").click();
  await expectPlace("/app/settings");
  await expect.poll(() => page.getByRole("link", { name: "Orders" }).isVisible()).toBe(false);
  await page.locator("summary", { hasText: "More" }).click();
  await page.getByRole("button", { name: "Export" }).click();
  await said("secondary pressed");
});
