import { expect, it } from "vitest";
import { createPacer } from "../../app/jobs/pace.server.ts";

const pace = { ms: 1000, share: 1 / 20 };

/** When the next turn is, in milliseconds, after turns that took so long. */
async function after(...turns: number[]): Promise<number> {
  let now = 1_000_000;
  const pacer = createPacer(() => now);
  for (const ms of turns)
    await pacer.timed("totals:1", async () => {
      now += ms;
    });
  return pacer.next("totals:1", pace).getTime() - now;
}

it("totals of a small shop are counted a second later, those of a shop where it takes long at most a twentieth of the time", async () => {
  expect(await after()).toBe(1000);
  expect(await after(20, 30, 20)).toBe(1000);
  expect(await after(1500, 1600, 1500)).toBe(30_000);
});

it("a small shop whose totals once took long, because the machine was busy, does not wait for it", async () => {
  expect(await after(2000)).toBe(1000);
  expect(await after(20, 2000, 3000)).toBe(1000);
});

it("a shop that has become small again is not put off any more", async () => {
  expect(await after(1500, 1500, 1500, 30)).toBe(1000);
});

it("work without a share is done as soon as its pace says", async () => {
  const pacer = createPacer(() => 0);
  expect(pacer.next("facts:1", { ms: 300 }).getTime()).toBe(300);
});
