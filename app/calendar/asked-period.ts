import { z } from "zod";
import { calendarDay } from "./instants.ts";
import { dayNumber, parseDay } from "./days.ts";
import { periodProblems } from "./period-words.ts";
import {
  againstKinds,
  comparedDays,
  lengthOf,
  periodKinds,
  periodOf,
  usualPeriod,
  type Against,
  type Days,
  type Period,
  type PeriodChoice,
  type PeriodKind,
} from "./period.ts";

/** A choice as it is stored. */
export const periodChoice: z.ZodType<PeriodChoice> = z
  .union([
    z.object({
      kind: z.literal("own"),
      against: z.enum(againstKinds),
      from: calendarDay,
      to: calendarDay,
    }),
    z.object({ kind: z.enum(periodKinds).exclude(["own"]), against: z.enum(againstKinds) }),
  ])
  .refine((choice) => choice.kind !== "own" || choice.from <= choice.to);

/** A period longer than this is drawn by nobody. */
const MOST_YEARS = 10;
const MOST_DAYS = MOST_YEARS * 366;

export type PeriodField = "period" | "from" | "to" | "against";

export interface AskedPeriod {
  /** what is shown: as asked for, or what was chosen before where it cannot be */
  period: Period;
  /** the days it is held against */
  compared: Days | null;
  /** the shop's day */
  today: string;
  /** the days of one's own as they were typed */
  typed: Days;
  problems: Partial<Record<PeriodField, string>>;
  /** what to remember; null when the address asks for nothing, or for what there is not */
  chosen: PeriodChoice | null;
}

/**
 * The period an address asks for: `?period=30d&against=before`, days of one's own as `?period=own&from=…&to=…`. What it
 * leaves out is as it was chosen last.
 * @param remembered null = nobody has chosen @param today the shop's day
 */
export function askedPeriod(
  params: URLSearchParams,
  remembered: PeriodChoice | null,
  today: string,
): AskedPeriod {
  const before = remembered ?? usualPeriod;
  const isTyped = params.has("from") || params.has("to");
  const typed = { from: params.get("from") ?? "", to: params.get("to") ?? "" };
  const kind = params.get("period") ?? (isTyped ? "own" : before.kind);
  const against = params.get("against") ?? before.against;
  const own = isTyped || before.kind !== "own" ? typed : { from: before.from, to: before.to };
  const problems = {
    ...(isPeriodKind(kind) ? {} : { period: periodProblems.noSuchPeriod(kind) }),
    ...(kind === "own" ? problemsOf(own, today) : {}),
    ...(isAgainst(against) ? {} : { against: periodProblems.noSuchComparison(against) }),
  };
  const asked = Object.keys(problems).length === 0 ? choiceOf(kind, against, own) : null;
  const period = periodOf(asked ?? before, today);
  const isAsked = ["period", "from", "to", "against"].some((name) => params.has(name));
  return {
    period,
    compared: comparedDays(period),
    today,
    typed: isTyped ? typed : { from: period.from, to: period.to },
    problems,
    chosen: isAsked ? asked : null,
  };
}

const isPeriodKind = (text: string): text is PeriodKind =>
  (periodKinds as readonly string[]).includes(text);
const isAgainst = (text: string): text is Against =>
  (againstKinds as readonly string[]).includes(text);

function choiceOf(kind: string, against: string, own: Days): PeriodChoice | null {
  if (!isPeriodKind(kind) || !isAgainst(against)) return null;
  return kind === "own" ? { kind, against, ...own } : { kind, against };
}

/** What is wrong with days of one's own. */
function problemsOf(days: Days, today: string): { from?: string; to?: string } {
  const problems: { from?: string; to?: string } = {};
  for (const name of ["from", "to"] as const) {
    const problem = problemOfDay(days[name], today);
    if (problem) problems[name] = problem;
  }
  if (problems.from || problems.to) return problems;
  if (days.to < days.from) return { to: periodProblems.endsBeforeItBegins };
  if (lengthOf(days) > MOST_DAYS) return { from: periodProblems.tooLong(MOST_YEARS) };
  return {};
}

function problemOfDay(day: string, today: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return periodProblems.noDate;
  const number = parseDay(day);
  if (number === null) return periodProblems.dateDoesNotExist;
  if (number < 0) return periodProblems.tooEarly;
  return number > dayNumber(today) ? periodProblems.notYet : undefined;
}
