// What the story of `--check` is made of.
import type { Page } from "playwright-core";
import type { Stack } from "./stack.ts";

export interface Walk {
  page: Page;
  stack: Stack;
  /** folder the pictures of the pages go to */
  pictures: string;
}

export interface Step {
  /** What holds when the step is done, as a sentence about the shop. */
  name: string;
  /** Does it and returns the figure that proves it. Throws with what was found instead. */
  run: (walk: Walk) => Promise<string>;
}
