import { describe, expect, it } from "vitest";
import { currentName, entryOf, jobNames, jobWords, type JobName } from "../../app/jobs/catalog.ts";
import { queued, roomOf } from "../../app/jobs/job.ts";

const inQueue = (name: JobName, payload: object) => queued(name, entryOf(name), payload);

describe("the queue of a job", () => {
  const queueOf = (name: JobName, payload: object) => inQueue(name, payload).queue;
  const importId = "0b0e2c5e-59c1-4a55-8f4c-5f6ff1e8f0aa";

  it("is one for jobs of one shop that must not overtake each other, another for another shop", () => {
    const poll = queueOf("orders.poll", { shopId: 1, importId });
    expect(queueOf("orders.load", { shopId: 1, importId })).toBe(poll);
    expect(queueOf("orders.load", { shopId: 2, importId })).not.toBe(poll);
  });

  it("is one for refreshes of one order, another for those of other orders", () => {
    const queue = (orderId: string) => queueOf("orders.refresh", { shopId: 1, orderId });
    expect(queue("5001")).toBe(queueOf("orders.forget", { shopId: 1, orderId: "5001" }));
    expect(queue("5001")).not.toBe(queue("5002"));
    expect(queue("5001")).not.toBe(queueOf("orders.load", { shopId: 1, importId }));
  });
});

describe("the key of a job", () => {
  const keyOf = (name: JobName, payload: object) => inQueue(name, payload).key;

  it("is its name, its shop and what it is about, in whichever order the payload is written", () => {
    expect(keyOf("orders.refresh", { orderId: "7", shopId: 1 })).toBe("orders.refresh:1:7");
    expect(keyOf("clv.compute", { shopId: 1 })).toBe("clv.compute:1");
  });

  it("is one for all steps of a reading, because they follow each other", () => {
    const reading = { shopId: 1, importId: "0b0e2c5e-59c1-4a55-8f4c-5f6ff1e8f0aa" };
    expect(keyOf("orders.load", reading)).toBe(keyOf("orders.poll", reading));
    expect(keyOf("orders.preview", reading)).not.toBe(keyOf("orders.poll", reading));
  });

  it("names no customer who asked to be erased", () => {
    const payload = { shopId: 1, requestId: "redact-7", customerId: "815" };
    expect(keyOf("shops.erase-customer", payload)).not.toContain("815");
  });
});

it("a payload without its shop is refused", () => {
  for (const name of jobNames)
    if (roomOf(name) !== "worker")
      expect(entryOf(name).payload.safeParse({}).success, name).toBe(false);
});

it("no two jobs were ever called the same", () => {
  const names = jobNames.flatMap((name) => [name, ...(entryOf(name).formerly ?? [])]);
  expect(names).toEqual([...new Set(names)]);
});

it("the merchant reads what a job does, also of one that an earlier release left", () => {
  for (const name of jobNames) expect(jobWords(name), name).toMatch(/^[A-Z].+[a-z]$/);
  expect(jobWords("privacy.export")).toBe("Gather what is stored of a customer");
  expect(jobWords("never.heard")).toBe("never.heard");
  expect(currentName("shop.install")).toBe("shops.install");
});
