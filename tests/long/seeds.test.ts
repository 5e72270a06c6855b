import { expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { runNode } from "../../scripts/run.ts";

// Each half a minute of changes and faults, processes and PostgreSQL killed with -9, then all is compared with it.
const SEEDS = [201, 202, 203, 204, 205, 206];

it.each(SEEDS)("storm %i leaves nothing wrong", async (seed) => {
  const { code, output } = await runNode(
    [inProject("scripts", "storm.ts"), "--minutes", "0.5", "--orders", "1000", "--seed", `${seed}`],
    { quiet: true },
  );
  expect(output, output).toContain("1 of 1 storms left nothing wrong");
  expect(code).toBe(0);
});
