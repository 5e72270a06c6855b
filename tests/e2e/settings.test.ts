// Settings and what is done, in a browser.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { patient } from "../../scripts/patience.ts";
import { barriers, sideways } from "../support/filled-shop/barriers.ts";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";

const filled = walkFilledShop();

it("a set-up is exported, shown as what would change, applied, and then nothing would change; what is no set-up is refused", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "set-up-"));
  const context = await filled.browser().newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  try {
    const { complaints } = await filled.open(page, "data and privacy");
    const frame = appFrame(page);
    const saved = page.waitForEvent("download", { timeout: patient(30_000) });
    await frame.getByRole("button", { name: "Export set-up" }).click();
    const file = path.join(folder, "set-up.json");
    const text = fs.readFileSync(await (await saved).path(), "utf8");
    const give = async (given: string) => {
      fs.writeFileSync(file, given);
      await frame.locator("input[type=file][accept*=json]").setInputFiles(file);
    };

    await give("no set-up");
    await frame.getByText("expected a set-up of Boomerang as JSON").waitFor();
    await give(text.replace('"holdoutPercent": 10', '"holdoutPercent": 15'));
    await frame.getByText("1 thing would change").first().waitFor();
    expect(await frame.getByRole("row", { name: "Held out of new offers" }).innerText()).toMatch(
      /10 %\s+15 %/,
    );
    expect([await sideways(frame), await barriers(frame)]).toEqual([0, []]);
    await frame.getByRole("button", { name: "Apply" }).click();
    await frame.getByRole("heading", { name: "1 thing changed" }).waitFor();
    const taken = frame.getByRole("table", { name: "1 thing changed" });
    expect(await taken.getByRole("columnheader").allInnerTexts()).toEqual([
      "What",
      "Before",
      "Now",
    ]);
    await give(text.replace('"holdoutPercent": 10', '"holdoutPercent": 15'));
    await frame.getByText("Nothing would change").waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

it("diagnostics are copied, and can be read before they are", async () => {
  const context = await filled.browser().newContext({ viewport: { width: 390, height: 844 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  try {
    await filled.open(page, "health");
    const frame = appFrame(page);
    await frame.getByText("What is copied").click();
    await frame.getByText("Boomerang diagnostics").waitFor();
    expect([await sideways(frame), await barriers(frame)]).toEqual([0, []]);
    await frame.getByRole("button", { name: "Copy diagnostics" }).click();
    // copied, or marked where the browser keeps the clipboard from a page inside another
    await frame
      .getByRole("status")
      .filter({ hasText: /Copied\.|copy it yourself/ })
      .waitFor();
  } finally {
    await context.close();
  }
});

it("what is done is put away on Home, and stays away", async () => {
  const context = await filled.browser().newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  try {
    await filled.open(page, "home");
    const away = () =>
      appFrame(page).getByRole("button", { name: /^Put away: All your orders are read/ });
    await away().focus();
    await page.keyboard.press("Enter");
    await away().waitFor({ state: "detached" });
    await filled.open(page, "home");
    expect(await away().count()).toBe(0);
  } finally {
    await context.close();
  }
});
