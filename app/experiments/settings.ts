import { z } from "zod";
import type { RoomSettings } from "../shops/room-settings.ts";

/** Per cent of an offer's audience that gets none, so that its effect can be seen. */
export const holdoutRange = { least: 0, most: 50 } as const;

const { least, most } = holdoutRange;
const expected = `Enter a whole number from ${least} to ${most}`;
const percent = z.int().min(least).max(most);

export const experimentSettings: RoomSettings<{ holdoutPercent: number }> = {
  room: "experiments",
  schema: z.object({ holdoutPercent: percent.catch(10) }),
  fields: {
    holdoutPercent: {
      label: "Held out of new offers",
      help: `From ${least} to ${most}. These customers get no code; what they buy anyway shows what an offer brought.`,
      suffix: "%",
      typed: z
        .string(expected)
        .trim()
        .regex(/^\d{1,3}$/, expected)
        .transform(Number)
        .refine((typed) => percent.safeParse(typed).success, expected),
      shown: String,
    },
  },
};
