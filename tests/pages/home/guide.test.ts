import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guideShown, guideSteps, type GuideFacts } from "../../../app/pages/home/guide.ts";
import { runs } from "../../support/runs.ts";

const nothing: GuideFacts = {
  ordersImported: false,
  surveyPublished: false,
  surveyPlaced: false,
  offersCreated: false,
  salesScheduled: false,
  costsAllowed: false,
};
const keys = (facts: Partial<GuideFacts>) =>
  guideSteps({ ...nothing, ...facts }).map(({ key }) => key);

describe("the set-up guide", () => {
  it("has never more than five steps, and loses none that is to be done while there is room", () => {
    const facts = fc.record(
      Object.fromEntries(Object.keys(nothing).map((key) => [key, fc.boolean()])),
    ) as unknown as fc.Arbitrary<GuideFacts>;
    fc.assert(
      fc.property(facts, (known) => {
        const steps = guideSteps(known);
        expect(steps).toHaveLength(5);
        const open = Object.values(known).filter((done) => !done).length;
        expect(steps.filter(({ done }) => !done)).toHaveLength(Math.min(5, open));
      }),
      runs(64),
    );
  });

  it("gives the place of the first step that is done to one of a later room", () => {
    expect(keys({})).not.toContain("costsAllowed");
    expect(keys({ ordersImported: true })).toEqual([
      "surveyPublished",
      "surveyPlaced",
      "offersCreated",
      "salesScheduled",
      "costsAllowed",
    ]);
  });

  it("counts results, not clicks", () => {
    const steps = guideSteps({ ...nothing, ordersImported: true, offersCreated: true });
    expect(steps.filter(({ done }) => done).map(({ key }) => key)).toEqual(["offersCreated"]);
  });

  it("has begun when the merchant has done something of it: orders are read by themselves", () => {
    const read = { ...nothing, ordersImported: true };
    expect(guideShown(guideSteps(read), false).isLine).toBe(false);
    expect(guideShown(guideSteps({ ...read, offersCreated: true }), false).isLine).toBe(true);
  });

  it("stays as it is drawn when the open admin says where the survey stands: a step is ticked, nothing below moves", () => {
    const list = guideSteps({ ...nothing, ordersImported: true });
    const [before, after] = [guideShown(list, false), guideShown(list, true)];
    expect([before.isLine, after.isLine]).toEqual([false, false]);
    expect(after.done).toBe(before.done + 1);
    expect(after.next?.key).toBe(before.next?.key);
    const line = guideSteps({ ...nothing, ordersImported: true, surveyPublished: true });
    expect([guideShown(line, false).isLine, guideShown(line, true).isLine]).toEqual([true, true]);
  });
});
