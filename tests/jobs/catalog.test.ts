import { expect, test } from "vitest";
import { jobs, queueOf, type JobName } from "../../app/jobs/catalog.ts";

test("jobs of one shop that must not overtake each other wait in one queue, those of another shop do not", () => {
  expect(queueOf("orders.load", { shopId: 1 })).toBe(queueOf("orders.poll", { shopId: 1 }));
  expect(queueOf("orders.load", { shopId: 1 })).not.toBe(queueOf("orders.load", { shopId: 2 }));
});

test("refreshes of one order wait for each other, those of other orders run side by side", () => {
  const queue = (orderId: string) => queueOf("orders.refresh", { shopId: 1, orderId });
  expect(queue("5001")).toBe(queueOf("orders.forget", { shopId: 1, orderId: "5001" }));
  expect(queue("5001")).not.toBe(queue("5002"));
  expect(queue("5001")).not.toBe(queueOf("orders.load", { shopId: 1 }));
});

test("a payload without its shop is refused", () => {
  for (const name of Object.keys(jobs) as JobName[])
    if (name !== "hourly" && name !== "nightly")
      expect(jobs[name].safeParse({}).success, name).toBe(false);
});
