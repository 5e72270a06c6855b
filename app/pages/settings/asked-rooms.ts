import type { z } from "zod";
import { clvSettings } from "../../clv/settings.ts";
import { experimentSettings } from "../../experiments/settings.ts";
import { productSettings } from "../../products/settings.ts";
import { retentionSettings } from "../../shops/settings.ts";
import { answerRetention } from "../../surveys/settings.ts";
import type { Right } from "../../shops/team.ts";
import type { RoomSettings, SettingField } from "../../shops/room-settings.ts";

/** Where a room's settings are asked for. */
export type SettingsTab = "general" | "data";

/** Settings of any room, for a page that does not know what they mean. */
export interface AskedRoom {
  tab: SettingsTab;
  settings: RoomSettings<object>;
  fields: [name: string, field: AskedField][];
}
type AskedField = Omit<SettingField<never>, "typed"> & { typed: z.ZodType };

function asked<Values extends object>(
  settings: RoomSettings<Values>,
  tab: SettingsTab = "general",
): AskedRoom {
  const { room, schema, fields } = settings;
  return {
    tab,
    settings: { room, schema, fields: {} },
    fields: Object.entries(fields as Record<string, AskedField>),
  };
}

/** The rooms the settings page asks for, in its order. */
export const askedRooms: readonly AskedRoom[] = [
  asked(clvSettings),
  asked(experimentSettings),
  asked(productSettings),
  asked(answerRetention, "data"),
  asked(retentionSettings, "data"),
];

/** Those of them that somebody may see: a margin is for who may see costs. */
const askedOf = (rights: readonly Right[]): readonly AskedRoom[] =>
  askedRooms.filter(
    ({ settings }) => settings.room !== productSettings.room || rights.includes("costs"),
  );

/** Those of one tab. */
export const askedOn = (tab: SettingsTab, rights: readonly Right[]): readonly AskedRoom[] =>
  askedOf(rights).filter((room) => room.tab === tab);

/** A field of the form, with what it begins with. */
export interface ShownField extends Pick<AskedField, "label" | "help" | "choices" | "suffix"> {
  name: string;
  value: string;
}

export function shownFields({ fields }: AskedRoom, values: object): ShownField[] {
  return fields.map(([name, { label, help, choices, suffix, shown }]) => ({
    name,
    label,
    help,
    ...(choices ? { choices } : {}),
    ...(suffix ? { suffix } : {}),
    value: shown(Reflect.get(values, name) as never),
  }));
}

/** By the name of the field. */
export type SettingsErrors = Record<string, string>;

/** The form as sent by who sees these rooms: what to write for each room, or what is expected of each refused field. */
export function typedSettings(
  sent: Record<string, unknown>,
  rooms: readonly AskedRoom[] = askedRooms,
): { ok: true; changes: object[] } | { ok: false; errors: SettingsErrors } {
  const errors: SettingsErrors = {};
  const changes = rooms.map(({ fields }) =>
    Object.fromEntries(
      fields.flatMap(([name, { typed, mayBeMissing }]) => {
        if (mayBeMissing && sent[name] === undefined) return [];
        const parsed = typed.safeParse(sent[name]);
        if (!parsed.success) errors[name] = parsed.error.issues[0]!.message;
        return [[name, parsed.data]];
      }),
    ),
  );
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, changes };
}
