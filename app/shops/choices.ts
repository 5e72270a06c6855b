import { z } from "zod";
import { periodChoice } from "../calendar/asked-period.ts";

/** What a member of staff chooses on pages and finds again, and what each of it is. */
export const choices = {
  period: periodChoice,
  "customers.columns": z.array(z.string().min(1).max(60)).max(60),
} as const satisfies Record<string, z.ZodType>;

export type ChoiceName = keyof typeof choices;
export type Choice<Name extends ChoiceName> = z.infer<(typeof choices)[Name]>;
