import { z } from "zod";
import { periodChoice } from "../calendar/asked-period.ts";

const columns = z.array(z.string().min(1).max(60)).max(60);

/** What a member of staff chooses on pages and finds again, and what each of it is. */
export const choices = {
  period: periodChoice,
  "customers.columns": columns,
  "offers.columns": columns,
  "answers.columns": columns,
} as const satisfies Record<string, z.ZodType>;

export type ChoiceName = keyof typeof choices;
export type Choice<Name extends ChoiceName> = z.infer<(typeof choices)[Name]>;

/** The lists whose columns are chosen. */
export type ListWithColumns =
  Extract<ChoiceName, `${string}.columns`> extends `${infer List}.columns` ? List : never;
