import { describe, expect, it } from "vitest";
import { missingScopes } from "../../app/shops/access.ts";

describe("access", () => {
  it("to write includes to read", () => {
    const reads = ["read_customers", "read_customer_merge", "read_orders", "read_products"];
    const granted = ["read_all_orders", ...reads];
    expect(missingScopes([...granted, "write_discounts"])).toEqual([]);
    expect(missingScopes(granted)).toEqual(["read_discounts", "write_discounts"]);
  });
});
