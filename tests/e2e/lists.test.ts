import type { Frame, Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { barriers } from "../support/filled-shop/barriers.ts";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";

const filled = walkFilledShop();
let page: Page;
let frame: Frame;
let complaints: string[];

const NARROWED = "?state=slipping,cooling,lapsed&orders_min=2";

async function open(width: number, query = "", name = "customers"): Promise<void> {
  const context = await filled.browser().newContext({ viewport: { width, height: 900 } });
  page = await context.newPage();
  ({ complaints } = await filled.open(page, name, query));
  frame = appFrame(page);
  await frame.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
}
afterEach(async () => {
  expect(complaints).toEqual([]);
  await page.context().close();
});

const sentence = () => frame.locator(".list-head [role=status]").innerText();
const seen = (text: string | RegExp) =>
  frame.getByText(text).filter({ visible: true }).first().waitFor();
const counted = async () => Number(/: ([\d,]+)\./.exec(await sentence())![1]!.replace(",", ""));

/** Goes on by a key until something of this name has the focus. */
async function tabTo(name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press(key);
    const called = await frame.evaluate(() => {
      const { activeElement: at, body } = document;
      if (at === body) return "";
      const labels = [...((at as HTMLInputElement | null)?.labels ?? [])];
      return [
        at?.getAttribute("aria-label"),
        at?.textContent,
        ...labels.map((one) => one.textContent),
      ]
        .filter(Boolean)
        .join(" ");
    });
    if (name.test(called)) return;
  }
  throw new Error(`Tab does not come to ${name}`);
}

describe("with the keyboard alone", () => {
  it("rows are chosen, then all that match, and tagged; the tag is found again", async () => {
    await open(1280, NARROWED);
    const count = await counted();
    await tabTo(/Select all/);
    await page.keyboard.press("Space");
    await seen(/[1-9]\d* selected/);
    expect(await barriers(frame)).toEqual([]);
    if (count > 50) {
      await tabTo(/Choose all/, "Shift+Tab");
      await page.keyboard.press("Enter");
      await seen(/that match are chosen/);
    }
    // what can be done with them stands before the rows
    await tabTo(/^Tag$/, count > 50 ? "Tab" : "Shift+Tab");
    await page.keyboard.press("Enter");
    await frame.getByLabel(/^Tag (all )?[\d,]+ customers/).waitFor();
    await page.keyboard.type("Call back");
    await page.keyboard.press("Enter");
    await seen(`“Call back” was put on ${count} customers.`);
    expect(await barriers(frame)).toEqual([]);
    await page.goto(page.url().replace(/\?.*/, "?tag=Call+back"));
    await page.frameLocator("#app-frame").getByText("Tag: Call back").waitFor();
    frame = appFrame(page);
    expect(await counted()).toBe(count);
  });

  it("a chip is taken away, and the list says what it is now", async () => {
    await open(1280, NARROWED);
    expect(await sentence()).toMatch(
      /^Customers who are in the state .* and have 2 or more orders/,
    );
    await tabTo(/^State: /);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(sentence).toMatch(/^Customers who have 2 or more orders: /);
  });

  it("a day is typed to its end, and counts once it is one", async () => {
    await open(1280, "?first_from=2025-01-01");
    await frame.getByRole("button", { name: /^First order: since Jan 1, 2025/ }).click();
    await frame.getByLabel("To", { exact: true }).focus();
    await page.keyboard.type("02032026", { delay: 80 });
    await expect.poll(sentence).toContain("Jan 1, 2025 to Feb 3, 2026");
    expect(await barriers(frame)).toEqual([]);
  });

  it("columns are chosen, and stay", async () => {
    await open(1280);
    await tabTo(/^Columns$/);
    await page.keyboard.press("Enter");
    await tabTo(/^Average order$/);
    await page.keyboard.press("Space");
    await frame.locator("th", { hasText: "Average order" }).first().waitFor();
    expect(await barriers(frame)).toEqual([]);
    await page.reload();
    frame = appFrame(page);
    await frame.locator("th", { hasText: "Average order" }).first().waitFor();
  });
});

describe("a list that was narrowed", () => {
  it("is kept under a name, renamed and removed", async () => {
    await open(1280, NARROWED);
    await frame.getByRole("button", { name: "Save as" }).click();
    const name = frame.getByRole("dialog").getByRole("textbox");
    await name.fill("Worth a call");
    // pressed twice it is one view, and nobody is told that its name is taken
    await frame
      .getByRole("dialog")
      .getByRole("button", { name: "Save" })
      .evaluate((button: HTMLElement) => [1, 2].forEach(() => button.click()));
    const view = (called: string) => frame.getByRole("tab", { name: called });
    await view("Worth a call").waitFor();
    await expect.poll(() => view("Worth a call").getAttribute("aria-selected")).toBe("true");
    expect(await frame.getByText("There is a view called").count()).toBe(0);
    expect(await view("Worth a call").count()).toBe(1);
    expect(await barriers(frame)).toEqual([]);
    await view("Worth a call").click();
    await frame
      .getByRole("menuitem", { name: /Rename/ })
      .or(frame.getByText("Rename view"))
      .first()
      .click();
    await name.fill("To call");
    await page.keyboard.press("Enter");
    await view("To call").waitFor();
    await view("To call").click();
    await frame.getByText("Delete view").first().click();
    await frame.getByRole("dialog").getByRole("button", { name: "Delete view" }).click();
    await view("To call").waitFor({ state: "detached" });
    await expect.poll(sentence).toMatch(/^All customers/);
  });
});

describe("on a phone", () => {
  it("rows are chosen on their cards, across pages, and the bar says how many", async () => {
    await open(390);
    await frame.locator(".on-phone").getByRole("checkbox").first().check();
    await seen("1 chosen");
    await frame.locator(".list-cards-foot button").last().click();
    await expect.poll(() => frame.url()).toContain("after=");
    await frame.locator(".on-phone").getByRole("checkbox").nth(2).check();
    await seen("2 chosen");
    expect(await barriers(frame)).toEqual([]);
    await frame
      .getByRole("button", { name: /Choose all/ })
      .filter({ visible: true })
      .click();
    await seen(/that match are chosen/);
  });
});

it("a list below the fold leaves the top of its page free", async () => {
  await open(390, "", "feedback");
  const topOf = async (what: ReturnType<Frame["locator"]>) => (await what.boundingBox())!.y;
  const chart = await topOf(frame.getByRole("heading", { name: "Average rating" }));
  // Polaris looks whether the bar is in view a moment after it was drawn
  await page.waitForTimeout(500);
  expect(await topOf(frame.getByRole("tab", { name: "Bad ones" }))).toBeGreaterThan(chart);
});
