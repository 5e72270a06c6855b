import { expect, inject, it } from "vitest";

it("the long tests have a database", () => {
  expect(inject("databaseServer")).toMatch(/^postgres/);
});
