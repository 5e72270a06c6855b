import { describe, expect, it } from "vitest";
import {
  formatCompactMoney,
  formatCompactNumber,
  formatDay,
  formatSpan,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../../app/figures/format.ts";
import { formatDays, formatRelativeDays, formatWait, timesWords } from "../../app/figures/words.ts";
import {
  formatChange,
  formatHeadline,
  formatInterval,
  formatQuantity,
  formatShort,
} from "../../app/figures/quantity.ts";
import { count, days, money, share, unknown, wait } from "../../app/figures/figure.ts";

describe("amounts", () => {
  it.each([
    [123456, "USD", "$1,234.56"],
    [1234, "JPY", "¥1,234"],
    [1234567, "KWD", "KWD\u00a01,234.567"],
    [-999, "EUR", "−€9.99"],
    [0, "USD", "$0.00"],
  ])("%d minor units of %s are %s", (minor, currency, text) => {
    expect(formatMoney(minor, currency)).toBe(text);
  });

  it.each([
    [123_456_789, "USD", "$1.23M"],
    [1_234_567, "USD", "$12.3K"],
    [99_949, "USD", "$999"],
    [999_900, "USD", "$9,999"],
    [12_345, "JPY", "¥12.3K"],
  ])("%d minor units of %s are %s in short", (minor, currency, text) => {
    expect(formatCompactMoney(minor, currency)).toBe(text);
  });

  it("follow the locale that is asked for", () => {
    expect(formatMoney(123456, "EUR", "de-DE")).toBe("1.234,56\u00a0€");
    // below nothing, in every place alike
    expect(formatMoney(-320, "USD")).toBe("\u2212$3.20");
    expect(formatHeadline(share(-0.045), "USD", false)).toBe("\u22124.5%");
    expect(formatHeadline(count(-20_000), "USD", true)).toBe("\u221220K");
  });
});

describe("numbers", () => {
  it("are grouped, and rounded to the digits asked for", () => {
    expect(formatNumber(1234567.891, 1)).toBe("1,234,567.9");
    expect(formatPercent(0.25449)).toBe("25.4%");
    expect(formatCompactNumber(9_999)).toBe("9,999");
    expect(formatCompactNumber(1_250_000)).toBe("1.3M");
  });
});

describe("time", () => {
  it("is written in the shop's zone, wherever the server or the browser is", () => {
    const instant = "2026-11-21T22:30:00Z";
    expect(formatInstant(instant, "Asia/Seoul")).toBe("Nov 22, 2026, 07:30");
    expect(formatInstant(instant, "America/Los_Angeles")).toBe("Nov 21, 2026, 14:30");
  });

  it("has midnight at 00:00, not at 24:00", () => {
    expect(formatInstant("2026-11-21T00:05:00Z", "UTC")).toBe("Nov 21, 2026, 00:05");
  });

  it("of a calendar day does not depend on any zone", () => {
    expect(formatDay("2026-01-01")).toBe("Jan 1, 2026");
  });

  it.each(["2026-02-30x", "yesterday", "2026-13-01", ""])("refuses %s as a day", (text) => {
    expect(() => formatDay(text)).toThrow(/expected a day such as/);
  });

  it("refuses what is no instant", () => {
    expect(() => formatInstant("soon", "UTC")).toThrow(/expected an instant/);
  });

  it.each([
    [0, "today"],
    [1, "yesterday"],
    [47, "47 days ago"],
    [-1, "tomorrow"],
    [-3, "in 3 days"],
    [1200, "1,200 days ago"],
  ])("%d days since is %s", (since, text) => expect(formatRelativeDays(since)).toBe(text));

  it.each([
    [1, "1 day"],
    [2.5, "2.5 days"],
    [47.4, "47 days"],
  ])("%d days last %s", (length, text) => expect(formatDays(length)).toBe(text));

  it.each([
    [20, "less than a minute"],
    [70, "about 1 minute"],
    [200, "about 3 minutes"],
    [7200, "about 2 hours"],
  ])("%d seconds of waiting are %s", (seconds, text) => expect(formatWait(seconds)).toBe(text));
});

describe("figures", () => {
  it("say what changed with its sign and unit", () => {
    expect(formatChange(count(1234), "USD")).toBe("+1,234 ".trim());
    expect(formatChange(money(-1250), "USD")).toBe("−$12.50");
    expect(formatChange(share(0.0042), "USD")).toBe("+0.4 points");
    expect(formatChange(share(0.0002), "USD")).toBe("no change");
    expect(formatChange(days(-3), "USD")).toBe("−3 days");
  });

  it("write an interval as far as it is known", () => {
    expect(formatInterval(days(26), days(31), "USD")).toBe("26 to 31 days");
    expect(formatInterval(days(26), unknown("not reached"), "USD")).toBe("from 26 days");
    expect(formatInterval(null, null, "USD")).toBeNull();
  });

  it("never write an interval without a width as if it were certain", () => {
    // days are told in whole ones: sure to the day at best
    expect(formatInterval(days(30), days(30), "USD")).toBe("29 to 31 days");
    expect(formatInterval(days(0), days(0), "USD")).toBe("0 to 1 day");
    expect(formatInterval(money(4000), money(4000), "USD")).toBeNull();
    expect(formatInterval(share(0.25), share(0.25), "USD")).toBeNull();
    // apart, and the same only in short
    expect(formatInterval(money(1_234_001), money(1_234_999), "USD")).toBe(
      "$12,340.01 to $12,349.99",
    );
  });

  it("write a wait beyond two years as no number, and a ratio above ten", () => {
    expect(formatQuantity(wait(730), "USD")).toBe("730 days");
    expect(formatQuantity(wait(731), "USD")).toBe("more than 2 years");
    expect(formatInterval(wait(600), wait(1200), "USD")).toBe("600 days to more than 2 years");
    expect(formatInterval(wait(900), wait(1200), "USD")).toBeNull();
    // what has been is a fact, however long ago
    expect(formatQuantity(days(1500), "USD")).toBe("1,500 days");
    expect([timesWords(2.34), timesWords(10), timesWords(10.1)]).toEqual([
      "2.3 times",
      "10 times",
      "more than 10 times",
    ]);
  });

  it("write what is not known as a dash", () => {
    expect(formatShort(unknown("nobody yet"), "USD")).toBe("–");
  });
});

it("a headline writes out what is known exactly, and rounds an estimate", () => {
  expect(formatHeadline(count(18_606), "USD", false)).toBe("18,606");
  expect(formatHeadline(money(111_428_933), "USD", false)).toBe("$1,114,289");
  expect(formatHeadline(money(5_989), "USD", false)).toBe("$59.89");
  expect(formatHeadline(money(13_591_200), "USD", true)).toBe("$136K");
});

describe("days from one to another", () => {
  it("say the year once where it is one year, and one day as a day", () => {
    expect(formatSpan("2026-10-23", "2026-11-21")).toBe("Oct 23 – Nov 21, 2026");
    expect(formatSpan("2025-12-23", "2026-01-21")).toBe("Dec 23, 2025 – Jan 21, 2026");
    expect(formatSpan("2026-11-21", "2026-11-21")).toBe("Nov 21, 2026");
  });
});
