import { describe, expect, it } from "vitest";
import { codeOf, codePrefix, normalCode } from "../../app/discounts/codes/codes.ts";

describe("a code", () => {
  it("begins with the name of the offer and has no letter that is misread", () => {
    const code = codeOf(
      codePrefix("Come back, 20 % off!"),
      new Uint8Array(10).map((_, i) => i * 25),
    );
    expect(code).toMatch(/^COMEBACK20OF-[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(normalCode(` ${code.toLowerCase()} `)).toBe(code);
  });

  it("differs whenever the chance differs in a bit that counts", () => {
    const bytes = new Uint8Array(10);
    const codes = new Set([codeOf("A", bytes)]);
    for (let at = 0; at < 10; at++)
      for (let bit = 0; bit < 5; bit++) {
        const changed = Uint8Array.from(bytes);
        changed[at] = 1 << bit;
        codes.add(codeOf("A", changed));
      }
    expect(codes.size).toBe(51);
  });

  it("has a beginning also where a name has no Latin letters", () => {
    expect(codePrefix("다시 오세요")).toBe("OFFER");
    expect(codePrefix("Été")).toBe("ETE");
  });

  it("is not made from too little chance", () => {
    expect(() => codeOf("A", new Uint8Array(9))).toThrow("found 9 bytes");
  });
});
