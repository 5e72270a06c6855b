import { expect, it } from "vitest";
import { availableAt, waitFor } from "../../app/admin-api/bucket.ts";

const empty = { available: 0, maximum: 2000, restoreRate: 100, at: 1_000_000 };

it("the bucket fills at Shopify's rate and never above its size", () => {
  expect(availableAt(empty, empty.at + 3000)).toBe(300);
  expect(availableAt(empty, empty.at + 3_600_000)).toBe(2000);
});

it("a page waits exactly until its points are there", () => {
  expect(waitFor(empty, 150, empty.at, "page")).toBe(1500);
  expect(waitFor(empty, 150, empty.at + 1500, "page")).toBe(0);
});

it("a job leaves a quarter of the bucket for pages", () => {
  expect(waitFor({ ...empty, available: 500 }, 100, empty.at, "job")).toBe(1000);
  expect(waitFor({ ...empty, available: 500 }, 100, empty.at, "page")).toBe(0);
});

it("a request as big as the bucket goes when the bucket is full, instead of waiting for ever", () => {
  expect(waitFor({ ...empty, available: 2000 }, 1900, empty.at, "job")).toBe(0);
});
