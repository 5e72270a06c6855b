import { expect, it } from "vitest";
import { createPacer } from "../../app/jobs/pace.server.ts";

it("totals of a small shop are counted a second later, those of a shop where it takes long at most a twentieth of the time", async () => {
  let now = 1_000_000;
  const pacer = createPacer(() => now);
  const pace = { ms: 1000, share: 1 / 20 };
  await pacer.timed("totals:1", async () => {
    now += 20;
  });
  await pacer.timed("totals:2", async () => {
    now += 1500;
  });
  expect(pacer.next("totals:1", pace).getTime() - now).toBe(1000);
  expect(pacer.next("totals:2", pace).getTime() - now).toBe(30_000);
  expect(pacer.next("totals:3", pace).getTime() - now).toBe(1000);
  expect(pacer.next("totals:2", { ms: 300 }).getTime() - now).toBe(300);
});
