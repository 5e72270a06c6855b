import { z } from "zod";
import { percentField } from "../figures/percent-field.ts";
import type { RoomSettings } from "../shops/room-settings.ts";
import { holdoutRange } from "./holdout-range.ts";

const { least, most } = holdoutRange;
const percent = z.int().min(least).max(most);

export const experimentSettings: RoomSettings<{ holdoutPercent: number }> = {
  room: "experiments",
  schema: z.object({ holdoutPercent: percent.catch(10) }),
  fields: {
    holdoutPercent: {
      label: "Held out of new offers",
      help: `From ${least} to ${most}; more where few are expected to order, nobody at 0. These customers get no code; what they buy anyway shows what an offer brought.`,
      suffix: "%",
      typed: percentField(holdoutRange),
      shown: String,
    },
  },
};
