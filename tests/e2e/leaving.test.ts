// A merchant leaves, and stays after all, in a browser.
import fs from "node:fs";
import { expect, it } from "vitest";
import { patient } from "../../scripts/patience.ts";
import { barriers, sideways } from "../support/filled-shop/barriers.ts";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";
import { filesOfZip } from "../support/zip.ts";

const filled = walkFilledShop();

it("takes everything along, ends everything with one confirmed press, reads it on every page, and stays", async () => {
  const context = await filled.browser().newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const { complaints } = await filled.open(page, "leaving");
  const frame = appFrame(page);
  await frame.getByText("The survey's question", { exact: true }).waitFor();

  await frame.getByRole("button", { name: "Gather everything" }).click();
  await frame
    .getByRole("button", { name: "Download everything" })
    .waitFor({ timeout: patient(60_000) });
  const saved = page.waitForEvent("download", { timeout: patient(60_000) });
  await frame.getByRole("button", { name: "Download everything" }).click();
  const files = filesOfZip(fs.readFileSync(await (await saved).path()));
  expect(files.get("customers.csv")!.split("\r\n").length).toBeGreaterThan(100);

  await frame.getByRole("button", { name: "End everything and stop launching" }).click();
  const dialog = frame.getByRole("dialog");
  await dialog.getByRole("button", { name: "End everything" }).click({ timeout: patient(10_000) });
  const done = frame.getByText("Shopify shows nothing of Boomerang as active");
  await done.waitFor({ timeout: patient(60_000) });
  await frame.getByText("This shop is leaving Boomerang").waitFor();
  const onPhone = { sideways: await sideways(frame), barriers: await barriers(frame) };
  expect({ complaints, onPhone }).toEqual({
    complaints: [],
    onPhone: { sideways: 0, barriers: [] },
  });

  for (const name of ["home", "offers", "a new offer", "a customer"]) {
    await filled.open(page, name);
    await appFrame(page).getByText("This shop is leaving Boomerang").waitFor();
    expect(await barriers(appFrame(page)), name).toEqual([]);
  }
  await filled.open(page, "leaving");
  await appFrame(page).getByRole("button", { name: "Stay with Boomerang" }).click();
  await appFrame(page).getByText("This shop is leaving").waitFor({ state: "detached" });
  await context.close();
});
