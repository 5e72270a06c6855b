import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";

/**
 * What remains of a colour in linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency" (2009), severity 1.0.
 */
const EYES: Record<string, number[][]> = {
  "every kind of cone": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "no red cones (protanopia)": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  "no green cones (deuteranopia)": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  "no blue cones (tritanopia)": [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const css = fs.readFileSync(
  inProject("app", "components", "charts", "styles", "colours.css"),
  "utf8",
);
const colours = [...css.matchAll(/--chart-\d: #([0-9a-f]{6});/g)].map(([, hex]) =>
  [0, 2, 4].map((at) => linear(parseInt(hex!.slice(at, at + 2), 16) / 255)),
);

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

const luminance = ([r = 0, g = 0, b = 0]: number[]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const seen = (colour: number[], eye: number[][]) =>
  eye.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, f, at) => sum + f * colour[at]!, 0),
      ),
    ),
  );

/** CIELAB of linear sRGB, white D65. */
function lab([r = 0, g = 0, b = 0]: number[]): number[] {
  const root = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = root(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = root((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (a: number[], b: number[]) =>
  Math.hypot(...lab(a).map((value, at) => value - lab(b)[at]!));

/** Every two of the six. */
const pairs = colours.flatMap((a, at) => colours.slice(at + 1).map((b) => [a, b] as const));

describe("the six colours of charts", () => {
  it("are six", () => expect(pairs).toHaveLength(15));

  it.each(Object.entries(EYES))("can be told apart with %s", (_, eye) => {
    const closest = Math.min(...pairs.map(([a, b]) => distance(seen(a, eye), seen(b, eye))));
    expect(closest).toBeGreaterThan(20);
  });

  it("have lines of their own as areas on paper, and dashes of their own as lines", () => {
    const paper = fs.readFileSync(inProject("app", "components", "print.css"), "utf8");
    const ruleOf = (sheet: string, selector: string) =>
      new RegExp(`${selector} \\{([^}]*)\\}`).exec(sheet)?.[1]?.replace(/\s+/g, " ");
    const others = [2, 3, 4, 5, 6];
    const hatches = others.map((tone) => ruleOf(paper, `\\.chart-tone-${tone}`));
    const dashes = others.map((tone) => ruleOf(css, `\\.chart-stroke-${tone} > \\.chart-line`));
    for (const rules of [hatches, dashes]) {
      expect(rules).not.toContain(undefined);
      expect(new Set(rules).size).toBe(others.length);
    }
  });

  it("can be told apart by their lightness in a black-and-white print", () => {
    const closest = Math.min(...pairs.map(([a, b]) => Math.abs(lab(a)[0]! - lab(b)[0]!)));
    expect(closest).toBeGreaterThan(7);
  });

  it("stand out from the white they are drawn on", () => {
    for (const colour of colours)
      expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(3);
  });
});
