import { z } from "zod";
import type { RoomSettings } from "../shops/room-settings.ts";
import { lifespanChoices, type LifespanYears } from "./lifespan.ts";

const typed = z
  .enum(lifespanChoices.map(String), `Choose ${listed(lifespanChoices)} years`)
  .transform((text) => Number(text) as LifespanYears);

export const clvSettings: RoomSettings<{ lifespanYears: LifespanYears }> = {
  room: "clv",
  schema: z.object({ lifespanYears: z.literal(lifespanChoices).catch(2) }),
  fields: {
    lifespanYears: {
      label: "Customer lifespan T",
      help: "For the simple lifetime value: CLV = CV × T.",
      choices: lifespanChoices.map((years) => ({
        value: String(years),
        label: years === 1 ? "1 year" : `${years} years`,
      })),
      typed,
      shown: String,
    },
  },
};

/** "1, 2 or 3" */
function listed(choices: readonly number[]): string {
  return `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
}
