import { z } from "zod";

/** T of the lifetime value formula. */
export const lifespanChoices = [1, 2, 3] as const;
export type LifespanYears = (typeof lifespanChoices)[number];

/** Per cent of an offer's audience that gets none, so that its effect can be seen. */
export const holdoutRange = { least: 0, most: 50 } as const;
/** Per cent of a full price that is left after the cost of the goods. */
export const marginRange = { least: 1, most: 100 } as const;

export interface Settings {
  lifespanYears: LifespanYears;
  holdoutPercent: number;
  /** what is left of 100 of sales after the cost of goods, where Shopify has no unit cost; null = unknown */
  marginPercent: number | null;
}

/** Of a shop that has not chosen yet. */
export const defaultSettings: Settings = {
  lifespanYears: 2,
  holdoutPercent: 10,
  marginPercent: null,
};

export type SettingsErrors = Partial<Record<keyof Settings, string>>;

export type SettingsForm = { ok: true; settings: Settings } | { ok: false; errors: SettingsErrors };

const lifespanProblem = "Choose 1, 2 or 3 years";
const holdoutProblem = `Enter a whole number from ${holdoutRange.least} to ${holdoutRange.most}`;
const marginProblem = `Enter a whole number from ${marginRange.least} to ${marginRange.most}, or leave it empty`;

const schema = z.object({
  lifespanYears: z
    .enum(["1", "2", "3"], lifespanProblem)
    .transform((text) => Number(text) as LifespanYears),
  holdoutPercent: z
    .string(holdoutProblem)
    .trim()
    .regex(/^\d{1,3}$/, holdoutProblem)
    .transform(Number)
    .refine((percent) => percent <= holdoutRange.most, holdoutProblem),
  marginPercent: z
    .string(marginProblem)
    .trim()
    .regex(/^\d{0,3}$/, marginProblem)
    .transform((text) => (text === "" ? null : Number(text)))
    .refine(
      (percent) =>
        percent === null || (percent >= marginRange.least && percent <= marginRange.most),
      marginProblem,
    ),
});

/** The settings form as typed; each refused field with what is expected of it. */
export function parseSettings(fields: Record<string, unknown>): SettingsForm {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const errors: SettingsErrors = {};
  for (const issue of parsed.error.issues)
    errors[issue.path[0] as keyof Settings] ??= issue.message;
  return { ok: false, errors };
}

/** The choice on the lifetime value card; null when it is none. */
export function parseLifespan(text: unknown): LifespanYears | null {
  const parsed = schema.shape.lifespanYears.safeParse(text);
  return parsed.success ? parsed.data : null;
}
