import type { KeptPicture } from "../../../../clv/fit/engine.ts";
import { leverBase, type OwnNumbers } from "../../../../clv/levers/base.ts";
import { LEVERS, type Base, type Moves } from "../../../../clv/levers/levers.ts";
import { nextYear } from "../../../../clv/levers/next-year.ts";
import { askedOf, canMove, type Field } from "./asked.ts";
import { fieldsOf } from "./fields.ts";
import { formulaLines } from "./formula-lines.ts";
import { discountRemark, resultOf, yearFigure } from "./result.ts";
import { stepRows } from "./step-rows.ts";
import { stepsOf, type Step } from "./steps.ts";
import { targetLists } from "./target-lists.ts";
import { nextYearWords as words } from "./words.ts";

type Picture = Pick<KeptPicture, "forecast" | "secondOrder" | "historyDays" | "readiness">;

export interface CardOptions {
  readonly own: OwnNumbers;
  /** whether who asks may see costs, and so margins and profits */
  readonly seesCosts: boolean;
  /** of a customer and year, by the formula: AOV × F, minor units; null without orders */
  readonly customerValue: number | null;
  readonly currency: string;
}

/** What the card of next year says and asks for; null where the page has no forecast with amounts at all. */
export function nextYearCard(picture: Picture, params: URLSearchParams, options: CardOptions) {
  const { own, seesCosts, customerValue, currency } = options;
  const base = leverBase(picture, own);
  if (!base) return withoutBase(picture);
  const offered = offeredOf(base, seesCosts);
  const asked = askedOf(params, base, offered, currency);
  const { moves, targets } = asked;
  const moved = LEVERS.filter((lever) => moves[lever] !== undefined);
  const year = nextYear(base, moves);
  const steps = stepsOf(base);
  // a margin that was typed counts for a profit that is to be reached
  const tried: Moves =
    base.now.margin === null && moves.margin !== undefined ? { margin: moves.margin } : {};
  const aimed: Base = { ...base, now: { ...base.now, ...tried } };
  return {
    kind: "card" as const,
    sentence:
      moved.length > 0
        ? words.moved(base.revenue, year.revenue, currency)
        : words.still(base.revenue, currency),
    figure: yearFigure(base, moves, year, picture.readiness),
    steps: stepRows(base, steps, currency),
    stepRemark: remarkOf(base, steps),
    formulas: formulaLines(
      base,
      moved.length > 0
        ? moved.map((lever) => ({ lever, to: moves[lever]! }))
        : steps.map(({ lever, to }) => ({ lever, to })),
      { customerValue, currency },
    ),
    fields: fieldsOf(base, asked, offered, currency),
    isAsked: offered.some((field) => asked.typed[field].trim() !== ""),
    result: moved.length > 0 ? resultOf(base, moves, year, currency) : null,
    targets: targetLists(aimed, targets, tried, currency),
    asksForMargin: seesCosts && base.now.margin === null,
  };
}

export type NextYearCard = ReturnType<typeof nextYearCard>;

/** What the step of discounts does not know. */
function remarkOf(base: Base, steps: readonly Step[]): string | null {
  const step = steps.find(({ lever }) => lever === "discountShare");
  return step ? discountRemark(base, { discountShare: step.to }) : null;
}

function offeredOf(base: Base, seesCosts: boolean): Field[] {
  const levers = LEVERS.filter(
    (lever) => canMove(base, lever) && (seesCosts || lever !== "margin"),
  );
  return [...levers, "revenueTarget", ...(seesCosts ? (["profitTarget"] as const) : [])];
}

function withoutBase({ forecast, readiness }: Picture) {
  if (readiness.confidence === "simple")
    return { kind: "not-yet" as const, sentence: words.tooLittle(readiness.sentence) };
  return forecast?.revenue && forecast.makeup === undefined
    ? { kind: "not-yet" as const, sentence: words.fromNextNight }
    : null;
}
