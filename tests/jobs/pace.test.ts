import { expect, it } from "vitest";
import { createPace } from "../../app/jobs/pace.server.ts";

it("totals of a small shop are counted a second later, those of a shop where it takes long at most a twentieth of the time", async () => {
  let now = 1_000_000;
  const pace = createPace(() => now);
  await pace.timed(1, async () => {
    now += 20;
  });
  await pace.timed(2, async () => {
    now += 1500;
  });
  expect(pace.next(1).getTime() - now).toBe(1000);
  expect(pace.next(2).getTime() - now).toBe(30_000);
  expect(pace.next(3).getTime() - now).toBe(1000);
});
