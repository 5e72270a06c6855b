import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typedNumber } from "../../contracts/typed-number.ts";

const plain = (text: string, decimals = 2) => {
  const read = typedNumber(text, decimals, ["%", "USD", "$"]);
  return read.ok ? read.plain : read.why;
};

describe("a number as people type it", () => {
  it.each([
    ["12.5", "12.5"],
    ["12,5", "12.5"],
    [" 12,50 ", "12.5"],
    ["12.5 %", "12.5"],
    ["12,5%", "12.5"],
    ["$12.50", "12.5"],
    ["12.50 usd", "12.5"],
    ["1 234,5", "1234.5"],
    ["1\u202f234,5", "1234.5"],
    ["1\u00a0234", "1234"],
    ["1,234.50", "1234.5"],
    ["1.234,50", "1234.5"],
    ["1’234.50", "1234.5"],
    ["1'234", "1234"],
    ["1,234,567", "1234567"],
    ["1.234.567,8", "1234567.8"],
    ["12,34,567.8", "1234567.8"],
    ["1,23", "1.23"],
    ["0,125", "fine"],
    [".5", "0.5"],
    ["007", "7"],
    ["１２．５", "12.5"],
  ])("%j is %s", (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it.each(["-5", "1e3", "5.", "1.2.3", "12 5", "1 234 5", "1.234.56", "1,2.3,4", "five"])(
    "%j is not read as anything it does not say",
    (text) => {
      expect(plain(text)).toBe("unreadable");
    },
  );

  it("with nothing but its unit is empty", () => {
    expect([plain(""), plain("  "), plain("%")]).toEqual(["empty", "empty", "empty"]);
  });

  it("with one mark before three digits is two numbers, so neither is taken", () => {
    expect(typedNumber("1,234", 2)).toEqual({
      ok: false,
      why: "ambiguous",
      readings: ["1234", "1.234"],
    });
    expect(typedNumber("12.500", 2)).toEqual({
      ok: false,
      why: "ambiguous",
      readings: ["12500", "12.5"],
    });
  });

  it("of a currency without decimals can only have thousands", () => {
    expect(plain("1,200", 0)).toBe("1200");
    expect(plain("12.5", 0)).toBe("fine");
  });
});

const LOCALES = ["en-US", "de-DE", "de-CH", "fr-FR", "en-IN", "pl-PL", "sv-SE", "pt-BR", "ja-JP"];

it("written as any country writes it, is that number or refused: never another one", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e11 }),
      fc.constantFrom(0, 1, 2, 3),
      fc.constantFrom(...LOCALES),
      fc.boolean(),
      (digits, decimals, locale, useGrouping) => {
        const value = digits / 10 ** decimals;
        const text = new Intl.NumberFormat(locale, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
          useGrouping,
        }).format(value);
        const read = typedNumber(text, decimals);
        if (read.ok) expect(Number(read.plain)).toBe(value);
        else {
          expect([text, read.why]).toEqual([expect.stringMatching(/^\d+[.,]\d{3}$/), "ambiguous"]);
          expect(read.why === "ambiguous" && read.readings.map(Number)).toContain(value);
        }
      },
    ),
  );
});

it("is plain digits, at most one point and as many decimals as asked for, whatever is typed", () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^ ?\d{0,6}[.,' ]?\d{0,4}[.,]?\d{0,4}%?$/));
  fc.assert(
    fc.property(typed, fc.constantFrom(0, 1, 2), (text, decimals) => {
      const read = typedNumber(text, decimals, ["%"]);
      if (!read.ok) return;
      expect(read.plain).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
      expect(read.plain.split(".")[1]?.length ?? 0).toBeLessThanOrEqual(decimals);
      // read again it is the same
      if (decimals > 0 && !/^[1-9]\d{0,2}\.\d{3}$/.test(read.plain))
        expect(typedNumber(read.plain, decimals)).toEqual(read);
    }),
  );
});
