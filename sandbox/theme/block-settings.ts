import { z } from "zod";

const common = {
  id: z.string().min(1),
  label: z.string().default(""),
  info: z.string().optional(),
};
const conditional = { ...common, visible_if: z.string().optional() };
const typed = { ...conditional, placeholder: z.string().optional() };
const option = z.strictObject({
  value: z.string(),
  label: z.string(),
  group: z.string().optional(),
});

/** What a merchant can fill in, as Shopify's schema of input settings has it. */
const inputs = [
  z.strictObject({ type: z.literal("checkbox"), ...conditional, default: z.boolean().optional() }),
  z.strictObject({
    type: z.enum(["text", "textarea", "html"]),
    ...typed,
    default: z.string().min(1).optional(),
  }),
  z.strictObject({
    type: z.enum(["richtext", "inline_richtext", "liquid"]),
    ...conditional,
    default: z.string().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal("number"),
    ...typed,
    default: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({
    type: z.literal("range"),
    ...conditional,
    min: z.number(),
    max: z.number(),
    step: z.number().positive().default(1),
    unit: z.string().max(3).optional(),
    default: z.number(),
  }),
  z.strictObject({
    type: z.enum(["select", "radio"]),
    ...conditional,
    options: z.array(option).min(1),
    default: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("color"),
    ...typed,
    alpha: z.boolean().optional(),
    default: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("text_alignment"),
    ...conditional,
    default: z.enum(["left", "right", "center"]).optional(),
  }),
  z.strictObject({
    type: z.literal("url"),
    ...conditional,
    default: z.enum(["/collections", "/collections/all"]).optional(),
  }),
  // Shopify takes no default for a thing of the shop
  z.strictObject({ type: z.enum(["product", "collection"]), ...common }),
] as const;

const sidebar = [
  z.strictObject({
    type: z.literal("header"),
    content: z.string(),
    info: z.string().optional(),
    visible_if: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("paragraph"),
    content: z.string(),
    visible_if: z.string().optional(),
  }),
] as const;

export const blockSetting = z.discriminatedUnion("type", [...inputs, ...sidebar]);
export type InputSetting = z.output<(typeof inputs)[number]>;
export type BlockSetting = z.output<typeof blockSetting>;
export type SettingValue = string | number | boolean;
export type SettingValues = Record<string, SettingValue>;

export const isInput = (setting: BlockSetting): setting is InputSetting => "id" in setting;

const isOnStep = (value: number, { min, step }: { min: number; step: number }) =>
  Math.abs((value - min) / step - Math.round((value - min) / step)) < 1e-9;

/** What Shopify would not take of a setting beyond its shape, in a sentence; null when nothing is wrong. */
export function settingMistake(setting: BlockSetting): string | null {
  if (setting.type === "range") {
    const { min, max, step, default: start } = setting;
    if (min >= max) return `${setting.id}: min has to be below max`;
    if ((max - min) / step > 101) return `${setting.id}: a range has at most 101 steps`;
    if (start < min || start > max || !isOnStep(start, setting)) {
      return `${setting.id}: default has to be one of the range's steps`;
    }
  }
  if (setting.type === "select" || setting.type === "radio") {
    const { options, default: start } = setting;
    if (start !== undefined && !options.some(({ value }) => value === start)) {
      return `${setting.id}: default has to be one of the options`;
    }
  }
  return null;
}

/** What a setting is before a merchant touches it; undefined = blank in Liquid. */
export function defaultOf(setting: InputSetting): SettingValue | undefined {
  switch (setting.type) {
    case "checkbox":
      return setting.default ?? false;
    case "select":
    case "radio":
      return setting.default ?? setting.options[0]!.value;
    case "text_alignment":
      return setting.default ?? "left";
    case "product":
    case "collection":
      return undefined;
    default:
      return setting.default;
  }
}

/** A merchant's entry as it is kept: undefined = left empty, null = the editor would not take it. */
export function settingFrom(
  setting: InputSetting,
  text: string | undefined,
): SettingValue | undefined | null {
  if (setting.type === "checkbox") return text !== undefined;
  if (text === undefined || text === "") return undefined;
  if (setting.type === "number" || setting.type === "range") {
    const value = Number(text);
    const { min = -Infinity, max = Infinity } = setting;
    if (!Number.isFinite(value) || value < min || value > max) return null;
    return setting.type === "range" && !isOnStep(value, setting) ? null : value;
  }
  if (setting.type === "select" || setting.type === "radio") {
    return setting.options.some(({ value }) => value === text) ? text : null;
  }
  if (setting.type === "color") return /^#[0-9a-f]{6}([0-9a-f]{2})?$/i.test(text) ? text : null;
  if (setting.type === "text_alignment") {
    return ["left", "right", "center"].includes(text) ? text : null;
  }
  return text;
}
