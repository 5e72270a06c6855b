import { describe, expect, it } from "vitest";
import { undelivered } from "../../app/components/undelivered.ts";

describe("a file that is not given", () => {
  it("says who may have it, and does not ask to try again", async () => {
    const sentence = "Your shop's list of the team does not let you do this: export customers.";
    expect(await undelivered(new Response(sentence, { status: 403 }))).toBe(sentence);
  });

  it("is to be tried again where the server failed, without a page of it", async () => {
    const page = { "content-type": "text/html" };
    for (const status of [403, 500, 503])
      expect(await undelivered(new Response("<html>", { status, headers: page }))).toBe(
        `The file did not arrive: the server answered ${status}. Try again.`,
      );
  });
});
