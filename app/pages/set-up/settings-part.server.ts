import { readSettings, writeSettings } from "../../shops/room-settings.server.ts";
import type { SetUpPart } from "../../shops/set-up.server.ts";
import type { SetUpChange, SetUpProblem } from "../../shops/set-up.ts";
import { productSettings } from "../../products/settings.ts";
import { shownFields, typedSettings, type AskedRoom } from "../settings/asked-rooms.ts";
import { expectedOf, setUpWords as words } from "./words.ts";

/** A value of the file as the form has it typed; null for what no form could send. */
const typedOf = (value: unknown): string | null => {
  if (value === null) return "";
  return typeof value === "number" || typeof value === "string" ? String(value) : null;
};

/** The settings of a room, read and refused as its form reads and refuses them. */
export function settingsPart(room: AskedRoom): SetUpPart {
  const { settings, fields } = room;
  const names = fields.map(([name]) => name);
  return {
    name: settings.room,
    ...(settings.room === productSettings.room ? { right: "costs" as const } : {}),

    async read(db, shopId) {
      const values = await readSettings(db, shopId, settings);
      return Object.fromEntries(names.map((name) => [name, Reflect.get(values, name)]));
    },

    async plan(db, { shopId }, found) {
      if (typeof found !== "object" || found === null || Array.isArray(found))
        return {
          ok: false,
          problems: [{ where: "", found, expected: words.settingsByName(names) }],
        };
      const unknown = Object.keys(found).filter((name) => !names.includes(name));
      const problems: SetUpProblem[] = unknown.map((name) => ({
        where: name,
        found: name,
        expected: words.settingsByName(names),
      }));
      const sent: Record<string, string> = {};
      for (const [name, value] of Object.entries(found)) {
        const typed = typedOf(value);
        if (typed === null) problems.push({ where: name, found: value, expected: words.value });
        else sent[name] = typed;
      }
      const current = shownFields(room, await readSettings(db, shopId, settings));
      // what the file leaves out stays as it is
      const whole = {
        ...Object.fromEntries(current.map(({ name, value }) => [name, value])),
        ...sent,
      };
      const form = typedSettings(whole, [room]);
      if (!form.ok)
        for (const [name, error] of Object.entries(form.errors))
          problems.push({
            where: name,
            found: Reflect.get(found, name),
            expected: expectedOf(error),
          });
      if (problems.length > 0 || !form.ok) return { ok: false, problems };
      const wanted = form.changes[0]!;
      const changes = changesOf(current, shownFields(room, wanted));
      return {
        ok: true,
        changes,
        apply: async (inside) => {
          if (changes.length > 0) await writeSettings(inside, shopId, settings, wanted);
        },
      };
    },
  };
}

type Shown = ReturnType<typeof shownFields>;

function changesOf(before: Shown, after: Shown): SetUpChange[] {
  const inWords = ({ choices, suffix }: Shown[number], value: string) => {
    const chosen = choices?.find((one) => one.value === value)?.label;
    return chosen ?? (value === "" ? words.empty : [value, suffix].filter(Boolean).join(" "));
  };
  return before.flatMap((field, at) => {
    const wanted = after[at]!;
    return field.value === wanted.value
      ? []
      : [
          {
            what: field.label,
            from: inWords(field, field.value),
            to: inWords(field, wanted.value),
          },
        ];
  });
}
