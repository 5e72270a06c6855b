import type { AskedPeriod } from "../../calendar/asked-period.ts";
import { comparedDays, periodOf, type PeriodChoice } from "../../calendar/period.ts";
import { PeriodControl } from "../../components/period-control.tsx";
import { story, type Piece } from "./piece.tsx";
import { dayAt, TODAY } from "./sample.ts";
import { pieceNames } from "./words.ts";

function asked(choice: PeriodChoice): AskedPeriod {
  const period = periodOf(choice, TODAY);
  const { from, to } = period;
  const compared = comparedDays(period);
  return { period, compared, today: TODAY, typed: { from, to }, problems: {}, chosen: null };
}

const control = (choice: PeriodChoice) => (
  <PeriodControl asked={asked(choice)} timeZone="America/Argentina/ComodRivadavia" />
);

export const periodControl: Piece = {
  name: pieceNames.period,
  stories: [
    story("filled", control({ kind: "quarter", against: "year" })),
    story("one", control({ kind: "own", against: "none", from: dayAt(0), to: dayAt(0) })),
    story("long", control({ kind: "own", against: "before", from: dayAt(3600), to: dayAt(0) })),
  ],
};
