import { z } from "zod";
import type { RoomSettings } from "../shops/room-settings.ts";

/** Per cent of a full price that is left after the cost of the goods. */
export const marginRange = { least: 1, most: 100 } as const;

const { least, most } = marginRange;
const expected = `Enter a whole number from ${least} to ${most}, or leave it empty`;
const percent = z.int().min(least).max(most).nullable();

/** What is left of 100 of sales where Shopify has no unit cost; null = unknown. */
export const productSettings: RoomSettings<{ marginPercent: number | null }> = {
  room: "products",
  schema: z.object({ marginPercent: percent.catch(null) }),
  fields: {
    marginPercent: {
      label: "Margin of goods without a unit cost",
      help: "What is left of their sales after the cost of goods. Used on Value where Shopify has no cost per item; empty leaves them out.",
      suffix: "%",
      typed: z
        .string(expected)
        .trim()
        .regex(/^\d{0,3}$/, expected)
        .transform((text) => (text === "" ? null : Number(text)))
        .refine((typed) => percent.safeParse(typed).success, expected),
      shown: (value) => (value === null ? "" : String(value)),
    },
  },
};
