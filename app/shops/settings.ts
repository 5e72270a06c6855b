import { z } from "zod";
import type { RoomSettings, SettingField } from "./room-settings.ts";

/** A field for how long something is kept: a whole number of these, from 1. */
export function keptFor(
  words: { label: string; help: string; unit: string },
  most: number,
): { number: z.ZodType<number>; field: SettingField<number> } {
  const number = z.int().min(1).max(most);
  const expected = `Enter a whole number from 1 to ${most}`;
  return {
    number,
    field: {
      label: words.label,
      help: words.help,
      suffix: words.unit,
      // a page that was opened before this was asked for
      mayBeMissing: true,
      typed: z
        .string(expected)
        .trim()
        .regex(/^\d{1,3}$/, expected)
        .transform(Number)
        .refine((typed) => number.safeParse(typed).success, expected),
      shown: String,
    },
  };
}

const exports = keptFor(
  {
    label: "Keep what was gathered for a customer's request",
    help: "The file with what is stored of a customer is removed so long after it was made. That there was a request stays written down.",
    unit: "days",
  },
  365,
);

export const retentionSettings: RoomSettings<{ exportDays: number }> = {
  room: "shops",
  schema: z.object({ exportDays: exports.number.catch(60) }),
  fields: { exportDays: exports.field },
};
