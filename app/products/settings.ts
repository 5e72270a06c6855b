import { z } from "zod";
import { optionalPercentField } from "../figures/percent-field.ts";
import { marginRange } from "./margin-range.ts";
import type { RoomSettings } from "../shops/room-settings.ts";

const percent = z.number().min(marginRange.least).max(marginRange.most).nullable();

/** What is left of 100 of sales where Shopify has no unit cost; null = unknown. */
export const productSettings: RoomSettings<{ marginPercent: number | null }> = {
  room: "products",
  schema: z.object({ marginPercent: percent.catch(null) }),
  fields: {
    marginPercent: {
      label: "Margin of goods without a unit cost",
      help: "What is left of their sales after the cost of goods. Used on Value where Shopify has no cost per item; empty leaves them out.",
      suffix: "%",
      typed: optionalPercentField(marginRange),
      shown: (value) => (value === null ? "" : String(value)),
    },
  },
};
