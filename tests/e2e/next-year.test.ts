import { expect, it } from "vitest";
import { walkFilledShop } from "../support/filled-shop/walk.ts";

const filled = walkFilledShop();

it("what would change next year is asked in the address: refused it loses nothing, taken it stands beside the forecast", async () => {
  const context = await filled.browser().newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  try {
    await filled.open(page, "value");
    const card = page.frameLocator("#app-frame").locator("#next-year");
    const repeatRate = card.getByLabel("Repeat rate", { exact: true });
    const target = card.getByLabel("Target: revenue of the next 12 months");
    await repeatRate.fill("130");
    await target.fill("$1,000,000.00");
    await card.getByRole("button", { name: "Work it out" }).click();
    await card.getByText("Found 130. Enter a percentage from 0 to 100").waitFor();
    expect(await target.inputValue()).toBe("$1,000,000.00");
    const hasFocus = (field: HTMLElement) => field === document.activeElement;
    await expect.poll(() => repeatRate.evaluate(hasFocus)).toBe(true);

    await repeatRate.fill("90");
    await card.getByRole("button", { name: "Work it out" }).click();
    await card.getByRole("heading", { name: "With your changes" }).waitFor();
    await card.getByRole("heading", { name: "To reach a revenue of $1,000,000" }).waitFor();
    expect(new URL(page.url()).searchParams.get("repeatRate")).toBe("90");

    await page.reload();
    await card.getByRole("heading", { name: "With your changes" }).waitFor();
    expect(await repeatRate.inputValue()).toBe("90");

    await card.getByRole("link", { name: "Back to the forecast" }).click();
    await card.getByText("As things are").waitFor();
    expect(await repeatRate.inputValue()).toBe("");
  } finally {
    await context.close();
  }
});
