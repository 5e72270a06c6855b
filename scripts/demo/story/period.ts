// Home over another period, and what is told there once.
import type { Step } from "../step.ts";
import { appPath, openInAdmin, until } from "./ask.ts";

export const periodKept: Step = {
  name: "Home goes over another period, and remembers it",
  async run(walk) {
    const home = `${await appPath(walk)}/app`;
    const app = await openInAdmin(walk, home, "Home");
    const shown = async () =>
      [
        await app.locator(".period-kind").innerText(),
        await app.locator(".period-days").innerText(),
        await app.locator(".period > p").innerText(),
      ].join(", ");
    const choose = async (choice: string) => {
      const before = await shown();
      await app.locator(".period summary").click();
      await app.getByRole("link", { name: choice, exact: true }).click();
      return until(async () => {
        const now = await shown();
        return now === before ? { missing: `it still shows ${now}` } : { found: now };
      }, 10_000);
    };
    await choose("Last 90 days");
    const left = await choose("The same dates a year before");
    await openInAdmin(walk, home, "Home");
    const kept = await shown();
    if (kept !== left) throw new Error(`it shows ${kept}, left ${left}`);
    await choose("The period before");
    await choose("Last 30 days");
    return left;
  },
};

export const noticePutAway: Step = {
  name: "Home tells what is done, until it is put away",
  async run(walk) {
    const home = `${await appPath(walk)}/app`;
    const app = await openInAdmin(walk, home, "Home");
    const away = app.getByRole("button", { name: /^Put away: All your orders are read/ });
    const sentence = (await away.getAttribute("aria-label")) ?? "";
    await Promise.all([
      walk.page.waitForResponse((answer) => answer.request().method() === "POST"),
      away.click(),
    ]);
    await away.waitFor({ state: "detached" });
    const again = await openInAdmin(walk, home, "Home");
    if ((await again.getByRole("button", { name: sentence }).count()) > 0)
      throw new Error("it is back");
    return sentence.replace("Put away: ", "");
  },
};
