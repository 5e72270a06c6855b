import { expect, it } from "vitest";
import fc from "fast-check";
import { dayFinder } from "../../app/calendar/day-finder.ts";
import { runs } from "../support/runs.ts";

it.each([
  ["America/New_York", "2026-03-08T04:59:59Z", "2026-03-07"],
  ["America/New_York", "2026-03-08T05:00:00Z", "2026-03-08"],
  ["Asia/Kathmandu", "2026-01-01T18:14:59Z", "2026-01-01"],
  ["Asia/Kathmandu", "2026-01-01T18:15:00Z", "2026-01-02"],
  ["Pacific/Kiritimati", "2026-06-30T10:00:00Z", "2026-07-01"],
])("in %s the instant %s lies on %s", (zone, instant, day) => {
  expect(dayFinder(zone)(instant)).toBe(day);
});

it("the remembered days are the same as asking for each instant", () => {
  const zones = [
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date("2015-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
      (zone, date) => {
        const plain = new Intl.DateTimeFormat("en-CA", {
          timeZone: zone,
          year: "numeric",
          month: "2-digit",
          day: "2-digit",
        });
        const dayOf = dayFinder(zone);
        dayOf(new Date(date.getTime() - 60_000).toISOString());
        expect(dayOf(date.toISOString())).toBe(plain.format(date));
      },
    ),
    runs(500),
  );
});

it("what is no instant is refused with what was found", () => {
  expect(() => dayFinder("UTC")("yesterday")).toThrow('found "yesterday"');
});
