import { z } from "zod";
import type { RoomSettings } from "../../shops/room-settings.ts";

export const homeSettings: RoomSettings<{
  /** the merchant has put the set-up guide away */
  guideDismissed: boolean;
}> = {
  room: "home",
  schema: z.object({ guideDismissed: z.boolean().catch(false) }),
  fields: {},
};
