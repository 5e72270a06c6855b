import { expect, it } from "vitest";
import { env, parseEnv } from "../../app/env.server.ts";
import { piecesPage } from "../../app/pages/pieces/read.server.ts";

const answer = () => {
  try {
    return piecesPage();
  } catch (refusal) {
    return (refusal as Response).status;
  }
};

it("the page of pieces exists in the demo only", () => {
  expect(parseEnv({ ...process.env, SHOW_PIECES: undefined }).SHOW_PIECES).toBe(false);
  expect(answer()).toBe(404);
  env.SHOW_PIECES = true;
  expect(answer()).toEqual({ currency: "USD" });
  env.SHOW_PIECES = false;
});
