import { z } from "zod";
import type { RoomSettings } from "../shops/room-settings.ts";
import { keptFor } from "../shops/settings.ts";

const answers = keptFor(
  {
    label: "Keep survey answers",
    help: "Older answers are removed, with what was written in them. Nobody can bring them back.",
    unit: "months",
  },
  120,
);

export const answerRetention: RoomSettings<{ answerMonths: number }> = {
  room: "surveys",
  schema: z.object({ answerMonths: answers.number.catch(36) }),
  fields: { answerMonths: answers.field },
};
