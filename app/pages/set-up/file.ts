import { z } from "zod";
import type { SetUpProblem } from "../../shops/set-up.ts";
import { setUpWords as words } from "./words.ts";

export const FORMAT = "boomerang.set-up";
export const VERSION = 1;

const isObject = (found: unknown): found is Record<string, unknown> =>
  typeof found === "object" && found !== null && !Array.isArray(found);

const known = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  parts: z.record(z.string(), z.unknown()),
});

const expected: Record<keyof z.infer<typeof known>, string> = {
  format: JSON.stringify(FORMAT),
  version: String(VERSION),
  parts: words.parts,
};

/** The parts of a file, by name; or what is wrong with it before any part is looked at. */
export function partsIn(
  text: string,
): { ok: true; parts: Record<string, unknown> } | { ok: false; problems: SetUpProblem[] } {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { ok: false, problems: [{ where: "", found: text.slice(0, 20), expected: words.json }] };
  }
  const parsed = known.safeParse(found);
  if (parsed.success) return { ok: true, parts: parsed.data.parts };
  if (!isObject(found))
    return { ok: false, problems: [{ where: "", found, expected: words.json }] };
  const names = [
    ...new Set(parsed.error.issues.map(({ path }) => path[0] as keyof typeof expected)),
  ];
  return {
    ok: false,
    problems: names.map((name) => ({ where: name, found: found[name], expected: expected[name] })),
  };
}
