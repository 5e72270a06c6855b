import { z } from "zod";
import { parseDay } from "../../calendar/days.ts";
import type { RoomSettings } from "../../shops/room-settings.ts";
import { repetitions, type EventDate } from "./event-date.ts";

const day = z.string().refine((text) => parseDay(text) !== null);

export const eventDatesSettings: RoomSettings<{ dates: EventDate[] }> = {
  room: "event-dates",
  schema: z.object({
    dates: z
      .array(z.object({ name: z.string(), from: day, to: day, repeats: z.enum(repetitions) }))
      .catch([]),
  }),
  fields: {},
};
