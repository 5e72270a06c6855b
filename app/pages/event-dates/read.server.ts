import { meetsBlackFriday } from "../../clv/events/candidates.ts";
import { eventDatesSettings } from "../../clv/events/event-dates.ts";
import { eventInWords } from "../../clv/events/event-words.ts";
import { latestFit } from "../../clv/predict/values.server.ts";
import { pool } from "../../db.server.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import { dateFields } from "./dates-form.ts";
import { form } from "./words.ts";

/** The dates a merchant has entered, and what the last night found of each. */
export async function datesPage(shopId: number) {
  const [{ dates }, fit] = await Promise.all([
    readSettings(pool, shopId, eventDatesSettings),
    latestFit(pool, shopId),
  ]);
  return {
    fields: dateFields(dates),
    notes: dates.map((date) => [
      eventInWords(fit?.picture.events?.find(({ name }) => name === date.name)),
      ...(meetsBlackFriday(date) ? [form.meetsBlackFriday] : []),
    ]),
  };
}
