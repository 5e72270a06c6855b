import type { z } from "zod";

/** A setting a merchant is asked for on the settings page. */
export interface SettingField<Value> {
  label: string;
  help: string;
  /** to choose from; without it, it is typed */
  choices?: { value: string; label: string }[];
  suffix?: string;
  /** what a form that does not ask for it leaves as it is */
  mayBeMissing?: true;
  /** Reads what was typed, and says what is expected of it. */
  typed: z.ZodType<Value, unknown>;
  shown: (value: Value) => string;
}

/** The settings of a room, which it defines in its own settings.ts: a row of room_settings. */
export interface RoomSettings<Values extends object> {
  room: string;
  /** Of what is stored. What is missing or no longer allowed is its default: every part ends in `.catch`. */
  schema: z.ZodType<Values>;
  fields: { [Name in keyof Values]?: SettingField<Values[Name]> };
}

/** Of a shop that has not chosen yet. */
export function defaultsOf<Values extends object>({ schema }: RoomSettings<Values>): Values {
  return schema.parse({});
}
