import { expect, it } from "vitest";
import { discountRefusals } from "../../app/discounts/refusals.ts";

it("an end before the start is said in our words, though Shopify has no code for it", () => {
  const said = discountRefusals.refused([
    {
      field: ["automaticBasicDiscount", "endsAt"],
      code: "INVALID",
      message: "Ends at needs to be after starts_at",
    },
  ]);
  expect(said).toBe("The end must come after the start.");
});
