import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersTo } from "../../app/surveys/answers.ts";
import { maskedText, passesLuhn } from "../../app/surveys/masked-text.ts";

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));

/** Words without anything that is masked. */
const words = fc.constantFrom(
  "",
  "Too small, ",
  "call me: ",
  "😀 ",
  "Größe 42? ",
  "第 2 次，",
  "order #1001: ",
);
const after = fc.constantFrom("", ".", " please!", " — thanks", ", size 38");

const handle = fc.stringMatching(/^[a-z][a-z0-9]{0,8}([._+'-][a-z0-9]{1,6}){0,2}$/);
const email = fc
  .tuple(
    handle,
    fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z]$/),
    fc.constantFrom("com", "co.uk", "de", "香港"),
  )
  .map(([name, domain, end]) => `${name}@${domain}.${end}`);

const grouped = (number: string, sizes: number[], by: string) => {
  const parts: string[] = [];
  let rest = number;
  for (const size of sizes) {
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...parts, rest].filter((part) => part !== "").join(by);
};

/** A number with its check digit. */
const card = fc
  .integer({ min: 13, max: 19 })
  .chain((length) => digits(length - 1))
  .map((start) => `${start}${[..."0123456789"].find((check) => passesLuhn(start + check))!}`);
const written = fc
  .tuple(card, fc.constantFrom("", " ", "-", ".", "\u00a0"))
  .map(([number, by]) => (by === "" ? number : grouped(number, [4, 4, 4], by)));

const phone = fc.oneof(
  fc.tuple(digits(3), digits(3), digits(4)).map(([a, b, c]) => `(${a}) ${b}-${c}`),
  fc.tuple(digits(3), digits(3), digits(4)).map(([a, b, c]) => `+1 ${a}.${b}.${c}`),
  fc.tuple(digits(3), digits(4)).map(([a, b]) => `+49 (0) ${a} / ${b} 99`),
  digits(8).map((number) => `0${number}`),
  digits(8).map((number) => `+33 ${grouped(number, [1, 2, 2, 2], " ")}`),
  digits(8).map((number) => grouped(`01${number}`, [2, 2, 2, 2], " ")),
  digits(6).map((number) => `0049${number}`),
  digits(4).map((number) => `555-${number}`),
  digits(8).map((number) => grouped(number, [2, 2, 2], " ")),
);

describe("what a shopper writes loses", () => {
  it("e-mail addresses", () => {
    fc.assert(
      fc.property(words, email, after, (before, address, behind) => {
        expect(maskedText(`${before}${address}${behind}`)).toBe(`${before}[email]${behind}`);
      }),
    );
  });

  it("card numbers, however they are grouped", () => {
    fc.assert(
      fc.property(words, written, after, (before, number, behind) => {
        expect(maskedText(`${before}${number}${behind}`)).toBe(`${before}[card]${behind}`);
      }),
    );
  });

  it("telephone numbers, as they are written in many places", () => {
    fc.assert(
      fc.property(words, phone, after, (before, number, behind) => {
        // by chance it may pass as a card's
        const masked = maskedText(`${before}${number}${behind}`);
        expect(masked.replace("[card]", "[phone]")).toBe(`${before}[phone]${behind}`);
      }),
    );
  });

  it.each([
    ["4111 1111 1111 1111 12/27 123", "[card] 12/27 123"],
    ["4111111111111111, 0151 23456789", "[card], [phone]"],
    ["٤١١١١١١١١١١١١١١١", "[card]"],
    ["４１１１ １１１１ １１１１ １１１１", "[card]"],
    ["anna @ example.com or anna＠example.com", "[email] or [email]"],
    ["0151 23456789 0171 9876543", "[phone]"],
    ["write to Anna.Müller+shop@müller-söhne.de!", "write to [email]!"],
  ])("%s", (text, masked) => {
    expect(maskedText(text)).toBe(masked);
  });
});

describe("what a shopper writes keeps", () => {
  it.each([
    "Order #1001 came on 2026-11-26, not on 24.11.2026",
    "Ordered 11/20/2026 11/24/2026, size 38/40",
    "€ 1,299.00 is too much; 19.99 would do, 10/10 though",
    "from 2024 to 2025, between 10:30 and 11:45",
    "parcel 00340434161234567890 is lost",
    "card-like 4111111111111112 has no check digit",
    "@boomerang on social media, me @ home",
    "",
  ])("%s", (text) => {
    expect(maskedText(text)).toBe(text);
  });

  it("everything that has neither digits nor an @", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const plain = text.replace(/[\p{N}@＠]/gu, "");
        expect(maskedText(plain)).toBe(plain);
      }),
    );
  });
});

it("masking what is masked changes nothing, and nothing of it takes long", () => {
  const pieces = fc.array(
    fc.oneof(
      words,
      after,
      email,
      written,
      phone,
      digits(3),
      fc.constantFrom("@", "+", "(", " ", "-", "."),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(pieces, (all) => {
      const masked = maskedText(all.join("").slice(0, 1000));
      expect(maskedText(masked)).toBe(masked);
    }),
  );
});

it.each(["1 ", "1-", "a.", "a@", "a@a.", "+1 (", "1".repeat(3) + "/"])(
  "a thousand characters of %j are read in no time",
  (piece) => {
    const began = performance.now();
    maskedText(piece.repeat(1000).slice(0, 1000));
    expect(performance.now() - began).toBeLessThan(500);
  },
);

it("an answer is masked before it is stored, a choice is not", () => {
  const questions = [
    { id: "rating", type: "rating" },
    { id: "comment", type: "text" },
    { id: "why", type: "single_choice", choices: [{ id: "choice-0151-23456789" }] },
  ];
  const given = { rating: 5, comment: "mail anna@example.com", why: "choice-0151-23456789" };
  expect(answersTo(questions as never, given)).toMatchObject({
    answers: { ...given, comment: "mail [email]" },
  });
});
