import { expect, it } from "vitest";
import { sortAfterClick } from "../../app/lists/sort-by.ts";

const lastOrder = { sort: "last_order", against: false };
const daysSince = { sort: "last_order", against: true };

it("a heading turns the list round each time it is clicked, also the one that shares an order with another", () => {
  expect(sortAfterClick(lastOrder, "descending", { sort: "value", direction: "desc" })).toBe(
    "last_order desc",
  );
  // few days first = newest orders first
  expect(sortAfterClick(daysSince, "ascending", { sort: "value", direction: "desc" })).toBe(
    "last_order desc",
  );
  // the table draws "Last order" as the present one, so each click on "Days since" is a first one to it
  expect(sortAfterClick(daysSince, "descending", { sort: "last_order", direction: "desc" })).toBe(
    "last_order asc",
  );
  expect(sortAfterClick(daysSince, "descending", { sort: "last_order", direction: "asc" })).toBe(
    "last_order desc",
  );
});
