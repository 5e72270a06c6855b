import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedPeriod, periodChoice } from "../../app/calendar/asked-period.ts";
import { dayNumber, formatDay } from "../../app/calendar/days.ts";
import { periodKinds, periodParams, type PeriodChoice } from "../../app/calendar/period.ts";
import { runs } from "../support/runs.ts";

const TODAY = "2026-11-21";
const asked = (address: string, remembered: PeriodChoice | null = null) =>
  askedPeriod(new URLSearchParams(address), remembered, TODAY);
const aDay = fc.integer({ min: dayNumber("2020-01-01"), max: dayNumber(TODAY) }).map(formatDay);
const against = fc.constantFrom("before" as const, "year" as const, "none" as const);
const aChoice: fc.Arbitrary<PeriodChoice> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...periodKinds).filter((kind) => kind !== "own"),
    against,
  }),
  fc.tuple(aDay, aDay, against).map(([one, other, against]) => {
    const [from, to] = [one, other].sort() as [string, string];
    return { kind: "own" as const, against, from, to };
  }),
);

describe("the address of a page asks for a period", () => {
  it("every choice comes back as it was made, from the address and from what is remembered", () => {
    fc.assert(
      fc.property(aChoice, (choice) => {
        const fromAddress = asked(`?${new URLSearchParams(periodParams(choice))}`);
        expect(fromAddress.chosen).toEqual(choice);
        expect(fromAddress.problems).toEqual({});
        const remembered = asked("", periodChoice.parse(JSON.parse(JSON.stringify(choice))));
        expect(remembered.period).toEqual(fromAddress.period);
        // nothing new was chosen
        expect(remembered.chosen).toBeNull();
      }),
      runs(300),
    );
  });

  it("is the last 30 days against those before where nobody has chosen", () => {
    expect(asked("?host=abc").period).toEqual({
      kind: "30d",
      against: "before",
      from: "2026-10-23",
      to: TODAY,
    });
  });

  it("leaves as it was what it does not name", () => {
    const own = { kind: "own", against: "year", from: "2026-01-05", to: "2026-02-05" } as const;
    expect(asked("?against=none", own).chosen).toEqual({ ...own, against: "none" });
    expect(asked("?period=7d", own).chosen).toEqual({ kind: "7d", against: "year" });
    expect(asked("?from=2026-03-01&to=2026-03-02", own).chosen).toEqual({
      ...own,
      from: "2026-03-01",
      to: "2026-03-02",
    });
    expect(asked("?period=own", own).chosen).toEqual(own);
  });
});

describe("an address that asks for what there is not", () => {
  const before = { kind: "90d", against: "none" } as const;

  it.each([
    ["?period=12d", { period: 'There is no period "12d". Choose one of these.' }],
    ["?against=them", { against: 'Nothing can be compared with "them". Choose one of these.' }],
    ["?period=own", { from: "Enter a date", to: "Enter a date" }],
    ["?from=2026-02-30&to=2026-03-01", { from: "This date does not exist" }],
    ["?from=2026-03-01&to=tomorrow", { to: "Enter a date" }],
    ["?from=20260301&to=2026-03-02", { from: "Enter a date" }],
    ["?from=2026-03-02&to=2026-03-01", { to: "Choose the first day or a later one" }],
    ["?from=2026-03-02&to=2026-11-22", { to: "Choose today or an earlier day" }],
    ["?from=1969-12-31&to=2026-11-21", { from: "Choose a day from 1970 on" }],
    ["?from=1999-12-31&to=2026-11-21", { from: "Choose at most 10 years" }],
    ["?period=constructor", { period: 'There is no period "constructor". Choose one of these.' }],
  ])(
    "%s is refused next to its field, and the page shows what it showed before",
    (address, why) => {
      const { problems, period, chosen } = asked(address, before);
      expect(problems).toEqual(why);
      expect(period).toEqual({ ...before, from: "2026-08-24", to: TODAY });
      expect(chosen).toBeNull();
    },
  );

  it("keeps what was typed", () => {
    expect(asked("?period=own&from=2026-02-30&to=2026-03-01").typed).toEqual({
      from: "2026-02-30",
      to: "2026-03-01",
    });
  });

  it("never stops a page, whatever it says", () => {
    const text = fc.oneof(fc.string(), fc.constantFrom("own", "7d", "none", TODAY, "2026-01-01"));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("period", "from", "to", "against"), text),
        (params) => {
          const { period, chosen, problems } = asked(`?${new URLSearchParams(params)}`, before);
          expect(dayNumber(period.from)).toBeLessThanOrEqual(dayNumber(period.to));
          expect(dayNumber(period.from)).toBeGreaterThanOrEqual(0);
          if (Object.keys(problems).length > 0) expect(chosen).toBeNull();
          if (chosen) expect(periodChoice.safeParse(chosen).success).toBe(true);
        },
      ),
      runs(500),
    );
  });
});
