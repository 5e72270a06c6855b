import { expect, it } from "vitest";
import { jobs } from "../../app/jobs/catalog.ts";
import { handlers } from "../../app/worker/handlers.server.ts";

it("every job of the catalog has somebody who does it, and nobody does a job that is not in it", () => {
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(jobs).sort());
});
