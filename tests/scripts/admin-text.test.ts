import { expect, it } from "vitest";
import { textOf } from "../../scripts/admin/text.ts";

it("what others wrote moves no cursor and looks like no line of the report", () => {
  const text = textOf({
    shop: "a.myshopify.com",
    discounts: [{ title: "Sale\u001b[2J\nkey: renews" }, { title: "\u009b31m\u202eelaS" }],
    reason: "wrong\r\nstopped: none",
    names: ["one\u0007", "two"],
  });
  expect(text).toBe(
    [
      "shop: a.myshopify.com",
      "discounts",
      "  - title: Sale [2J key: renews",
      "  - title:  31m elaS",
      "reason: wrong stopped: none",
      "names: one , two",
      "",
    ].join("\n"),
  );
});
