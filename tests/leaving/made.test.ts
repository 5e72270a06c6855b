import { expect, it } from "vitest";
import { leftBy } from "../../app/leaving/made.ts";
import { actOfMutation } from "../../app/switches/acts.ts";

it("of every mutation Boomerang sends it is said who takes away what it leaves in the shop", () => {
  expect(Object.keys(leftBy).sort()).toEqual(Object.keys(actOfMutation).sort());
});

it("what is launched is what a shop that leaves has to end", () => {
  for (const [mutation, act] of Object.entries(actOfMutation))
    expect(leftBy[mutation] !== null, mutation).toBe(act !== null);
});
