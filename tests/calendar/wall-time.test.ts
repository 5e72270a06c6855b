import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shopMoment, wallTime, zoneName } from "../../app/calendar/wall-time.ts";

const NEW_YORK = "America/New_York";

describe("a time on the shop's wall becomes an instant", () => {
  it.each([
    ["2026-11-21", "09:30", "Asia/Seoul", "2026-11-21T00:30:00Z"],
    ["2026-11-21", "09:30", "Asia/Kathmandu", "2026-11-21T03:45:00Z"],
    ["2026-07-01", "00:00", NEW_YORK, "2026-07-01T04:00:00Z"],
    ["2026-12-01", "00:00", NEW_YORK, "2026-12-01T05:00:00Z"],
    ["2028-02-29", "12:00", "UTC", "2028-02-29T12:00:00Z"],
  ])("%s %s in %s", (day, time, zone, instant) => {
    expect(shopMoment(day, time, zone, "first")).toEqual({ ok: true, instant, twice: false });
    expect(wallTime(instant, zone)).toEqual({ day, time });
  });
});

it("a time the clocks jump over is refused with the next one there is", () => {
  // New York, 8 March 2026: 02:00 becomes 03:00
  expect(shopMoment("2026-03-08", "02:30", NEW_YORK, "first")).toEqual({
    ok: false,
    field: "time",
    problem: "02:30 does not exist on this day: the clocks are set forward. Choose 03:00 or later.",
  });
  expect(shopMoment("2026-03-08", "03:00", NEW_YORK, "first")).toMatchObject({
    instant: "2026-03-08T07:00:00Z",
  });
});

it("a time that comes twice is the first one for a start and the second for an end", () => {
  // New York, 1 November 2026: 02:00 becomes 01:00
  expect(shopMoment("2026-11-01", "01:30", NEW_YORK, "first")).toEqual({
    ok: true,
    instant: "2026-11-01T05:30:00Z",
    twice: true,
  });
  expect(shopMoment("2026-11-01", "01:30", NEW_YORK, "second")).toEqual({
    ok: true,
    instant: "2026-11-01T06:30:00Z",
    twice: true,
  });
});

it("a change of half an hour counts as well", () => {
  // Lord Howe Island, 5 April 2026: 02:00 becomes 01:30
  const zone = "Australia/Lord_Howe";
  const [first, second] = (["first", "second"] as const).map((which) =>
    shopMoment("2026-04-05", "01:45", zone, which),
  );
  expect(first).toMatchObject({ instant: "2026-04-04T14:45:00Z", twice: true });
  expect(second).toMatchObject({ instant: "2026-04-04T15:15:00Z", twice: true });
});

it.each([
  ["2026-13-01", "10:00", "day", "This date does not exist"],
  ["2026-02-29", "10:00", "day", "This date does not exist"],
  ["21/11/2026", "10:00", "day", "Enter a date"],
  ["2026-11-21", "", "time", "Enter a time"],
])("%j %j is refused, and it is said which of the two is wrong", (day, time, field, problem) => {
  expect(shopMoment(day, time, NEW_YORK, "first")).toEqual({ ok: false, field, problem });
});

it("the zone is named with the hours it is away", () => {
  expect(zoneName(NEW_YORK, Date.parse("2026-07-01T00:00:00Z"))).toBe("America/New York (GMT-4)");
  expect(zoneName("Asia/Kolkata", 0)).toBe("Asia/Kolkata (GMT+05:30)");
});

describe("a time no clock shows is refused, at once", () => {
  it.each(["24:00", "24:30", "25:00", "12:60", "12:00:60", "99:99", "2:00", ""])("%s", (time) => {
    for (const zone of ["UTC", NEW_YORK, "Asia/Seoul", "Pacific/Apia"])
      expect(shopMoment("2026-11-21", time, zone, "first")).toEqual({
        ok: false,
        field: "time",
        problem: "Enter a time",
      });
  });

  it("a day that a country left out has no time, and the next day's first is named", () => {
    // Samoa went from 29 to 31 December 2011
    expect(shopMoment("2011-12-30", "12:00", "Pacific/Apia", "first")).toMatchObject({
      ok: false,
      field: "time",
      problem: expect.stringContaining("Choose 00:00 or later") as string,
    });
  });

  it("whatever is sent, the answer comes within moments and means what was sent", () => {
    const digits = (most: number, width: number) =>
      fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(width, "0"));
    const day = fc.tuple(digits(9999, 4), digits(13, 2), digits(32, 2)).map((all) => all.join("-"));
    const time = fc.tuple(digits(26, 2), digits(61, 2)).map((all) => all.join(":"));
    const zones = Intl.supportedValuesOf("timeZone");
    fc.assert(
      fc.property(day, time, fc.constantFrom(...zones), (someDay, someTime, zone) => {
        const began = performance.now();
        const found = shopMoment(someDay, someTime, zone, "first");
        expect(performance.now() - began).toBeLessThan(1000);
        if (found.ok)
          expect(wallTime(found.instant, zone)).toEqual({ day: someDay, time: someTime });
      }),
    );
  });
});
