import { expect, it } from "vitest";
import { plainText } from "../app/plain-text.ts";

it("what somebody wrote cannot turn round the text after it, nor hold what no text has", () => {
  expect(plainText("Sale \u202Eevil\u202C now")).toBe("Sale evil now");
  expect(plainText("\u2067name\u2069")).toBe("name");
  expect(plainText("a\u0000b\tc\nd")).toBe("ab\tc\nd");
});

it("other languages stay as they are, also where they say which way they run", () => {
  for (const text of ["שלום\u200F!", "مرحبا", "👩‍👩‍👧", "日本語"]) expect(plainText(text)).toBe(text);
});
