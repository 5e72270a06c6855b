import { z } from "zod";
import { blockSetting, settingMistake } from "./block-settings.ts";

const templates = z.strictObject({
  templates: z.array(z.string()).optional(),
  groups: z.array(z.string()).optional(),
});

/** `{{ app.metafields.<namespace>.<key> }}`, the one form Shopify takes. */
const condition = /^\{\{\s*app\.metafields\.([\w-]+)\.([\w-]+)\s*\}\}$/;

const blockSchema = z
  .strictObject({
    name: z.string().min(1).max(25),
    target: z.enum(["section", "head", "body", "compliance_head"]),
    class: z.string().optional(),
    tag: z.string().max(50).optional(),
    stylesheet: z.string().optional(),
    javascript: z.string().optional(),
    available_if: z.string().regex(condition).optional(),
    enabled_on: templates.optional(),
    disabled_on: templates.optional(),
    settings: z.array(blockSetting).default([]),
  })
  .check(({ value, issues }) => {
    const say = (message: string) => issues.push({ code: "custom", message, input: value });
    if (value.enabled_on && value.disabled_on) say("enabled_on and disabled_on exclude each other");
    const seen = new Set<string>();
    for (const setting of value.settings) {
      const mistake = settingMistake(setting);
      if (mistake) say(mistake);
      if (!("id" in setting)) continue;
      if (seen.has(setting.id)) say(`${setting.id}: ids of settings are unique`);
      seen.add(setting.id);
    }
  });

export type BlockSchema = z.output<typeof blockSchema>;

const tagged = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/g;

/** The schema a block's file ends with. Throws with the file's name when Shopify would refuse it. */
export function schemaOf(source: string, file: string): BlockSchema {
  const found = [...source.matchAll(tagged)];
  if (found.length !== 1) throw new Error(`${file} has ${found.length} schema tags; expected one`);
  let json: unknown;
  try {
    json = JSON.parse(found[0]![1]!);
  } catch (error) {
    throw new Error(`${file}: the schema is no JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const parsed = blockSchema.safeParse(json);
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The app metafield a block waits for; null = it is always there. */
export function conditionOf(schema: BlockSchema): { namespace: string; key: string } | null {
  const found = condition.exec(schema.available_if ?? "");
  return found ? { namespace: found[1]!, key: found[2]! } : null;
}

/** Whether a block may stand on pages of that template. */
export function mayStandOn(schema: BlockSchema, template: string): boolean {
  const names = (one: BlockSchema["enabled_on"]) => one?.templates ?? [];
  const matches = (list: string[]) => list.includes("*") || list.includes(template);
  if (schema.enabled_on) return matches(names(schema.enabled_on));
  return !schema.disabled_on || !matches(names(schema.disabled_on));
}
