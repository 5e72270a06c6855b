import { describe, expect, it } from "vitest";
import { typedLifespan } from "../../../app/clv/lifespan.ts";
import { askedRooms, shownFields, typedSettings } from "../../../app/pages/settings/asked-rooms.ts";
import { defaultsOf } from "../../../app/shops/room-settings.ts";

const shown = () => askedRooms.flatMap((room) => shownFields(room, defaultsOf(room.settings)));

describe("the settings form", () => {
  it("asks what the rooms ask, beginning with what is chosen", () => {
    expect(shown().map(({ name, label, value }) => [name, label, value])).toEqual([
      ["lifespanYears", "Customer lifespan T", "2"],
      ["holdoutPercent", "Held out of new offers", "10"],
      ["marginPercent", "Margin of goods without a unit cost", ""],
      ["answerMonths", "Keep survey answers", "36"],
      ["exportDays", "Keep what was gathered for a customer's request", "60"],
    ]);
    expect(shown()[0]!.choices).toEqual([
      { value: "1", label: "1 year" },
      { value: "2", label: "2 years" },
      { value: "3", label: "3 years" },
    ]);
  });

  it("sent as it begins, changes nothing", () => {
    const sent = Object.fromEntries(shown().map(({ name, value }) => [name, value]));
    expect(typedSettings(sent)).toEqual({
      ok: true,
      changes: askedRooms.map(({ settings }) => defaultsOf(settings)),
    });
  });

  it("names each field once over all rooms", () => {
    const names = shown().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ["", null],
    [" 40 ", 40],
    ["100", 100],
  ])(
    "takes a lifespan, a holdout, and a margin that may be unknown: %o",
    (typed, marginPercent) => {
      const fields = { lifespanYears: "3", holdoutPercent: " 15 ", marginPercent: typed };
      expect(typedSettings(fields)).toEqual({
        ok: true,
        changes: [{ lifespanYears: 3 }, { holdoutPercent: 15 }, { marginPercent }, {}, {}],
      });
    },
  );

  const fine = { lifespanYears: "2", holdoutPercent: "10", marginPercent: "" };
  const lifespanYears = "Choose 1, 2 or 3 years";
  const holdoutPercent = "Enter a whole number from 0 to 50";
  const marginPercent = "Enter a percentage from 1 to 100";
  const found = (text: string, expected: string) => `Found ${text}. ${expected}`;
  it.each([
    [{ ...fine, lifespanYears: "4" }, { lifespanYears }],
    [{ ...fine, holdoutPercent: "51" }, { holdoutPercent: found("51", holdoutPercent) }],
    [{ ...fine, holdoutPercent: "ten" }, { holdoutPercent: found("“ten”", holdoutPercent) }],
    [{ ...fine, marginPercent: "0" }, { marginPercent: found("0", marginPercent) }],
    [{ ...fine, marginPercent: "101" }, { marginPercent: found("101", marginPercent) }],
    [{ ...fine, marginPercent: "many" }, { marginPercent: found("“many”", marginPercent) }],
    [{}, { lifespanYears, holdoutPercent, marginPercent }],
  ])("says at each field what is expected: %o", (fields, errors) => {
    expect(typedSettings(fields)).toEqual({ ok: false, errors });
  });

  it.each(["0", "1.5", "121", "never", ""])(
    "keeps answers for no such time: %o",
    (answerMonths) => {
      expect(typedSettings({ ...fine, answerMonths })).toEqual({
        ok: false,
        errors: { answerMonths: "Enter a whole number from 1 to 120" },
      });
    },
  );

  it("on home takes nothing but the lifespans on offer", () => {
    expect([typedLifespan("1"), typedLifespan("0"), typedLifespan(null)]).toEqual([1, null, null]);
  });
});
