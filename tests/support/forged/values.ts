import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { runs } from "../runs.ts";

/** Longer than an index holds. */
export const noise = randomBytes(4000).toString("hex");

const forged = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202e\ufeff",
  "' OR 1=1 --",
  "../../etc/passwd",
  "%00",
  "-1",
  "0",
  "1e309",
  "NaN",
  "Infinity",
  "infinity",
  "null",
  "true",
  "[]",
  "{}",
  "2147483648",
  "9007199254740993",
  "9223372036854775808",
  "99999999999999999999",
  "1".repeat(400),
  "x".repeat(5000),
  "0000-00-00",
  "0000-01-01",
  "9999-12-31",
  "24:00",
  "23:59",
  "2026-02-30T25:61:61Z",
  "+275760-09-13T00:00:00.000Z",
  "-271821-04-20T00:00:00.000Z",
  "99999999T99:99:99.999Z~00000000-0000-0000-0000-000000000000",
  "2026-11-21T10:00:00.000Z~------------------------------------",
  "2026-11-21T10:00:00.000Z~order~99999999999999999999",
  "2026-99-99T10:00:00.000Z~state~2026-99-99",
];

export const text = (...more: string[]) =>
  fc.oneof(
    fc.constantFrom(...forged, ...more),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  );

/** Few at a time: one that is refused hides what the others do. */
export const record = (fields: Record<string, string[]> = {}) =>
  Object.keys(fields).length === 0
    ? fc.constant({} as Record<string, string>)
    : fc
        .array(
          fc.oneof(
            ...Object.entries(fields).map(([name, near]) =>
              fc.tuple(fc.constant(name), value(near)),
            ),
          ),
          { maxLength: 4 },
        )
        .map((all) => Object.fromEntries(all) as Record<string, string>);
/** A whole form, some fields of it forged. */
export const filled = (fields: Record<string, string[]> = {}) =>
  fc
    .tuple(
      fc.record(
        Object.fromEntries(
          Object.entries(fields).map(([name, near]) => [
            name,
            near.length ? fc.constantFrom(...near) : text(),
          ]),
        ),
      ),
      record(fields),
    )
    .map(([good, bad]) => ({ ...good, ...bad }) as Record<string, string>);
export const value = (near: string[]) =>
  near.length === 0 ? text() : fc.oneof(fc.constantFrom(...near), fc.constantFrom(...near), text());

export const settings = (usual: number) => ({ ...runs(usual), seed: 20261126 });
