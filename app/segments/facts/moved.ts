import { calendarDay } from "../../calendar/instants.ts";
import { customerStates, isCustomerState } from "../../clv/states/states.ts";
import { formatDay } from "../../figures/format.ts";
import { problemOf, type Fact } from "./fact.ts";

const PARAM = "moved";
/** In place of a state, of who had none before: their first order came in between. */
const FIRST = "first";

const label = (state: string) => (isCustomerState(state) ? customerStates[state].label : "");

/** Who moved from one state to another since a day: "active.slipping.2026-10-22", as the flow of Churn counts them. */
export const moved: Fact = {
  label: () => "Moved between states",
  params: [PARAM],
  input: () => ({ kind: "given", param: PARAM }),
  read: (given) => {
    const text = given(PARAM);
    if (text === "") return null;
    const [from = "", to = "", since = "", ...more] = text.split(".");
    if (
      !(from === FIRST || isCustomerState(from)) ||
      !isCustomerState(to) ||
      !calendarDay.safeParse(since).success ||
      more.length > 0
    )
      return problemOf(PARAM, "two states and a day such as active.slipping.2026-10-22", text);
    const day = formatDay(since);
    const isFirst = from === FIRST;
    return {
      sql: (bind) => `c.customer_id IN (SELECT s.customer_id FROM state_changes s
        WHERE s.shop_id = $1 AND s.day > ${bind(since, "date")} GROUP BY s.customer_id
       HAVING (array_agg(s.from_state ORDER BY s.day))[1] IS NOT DISTINCT FROM ${bind(isFirst ? null : from, "text")}
          AND (array_agg(s.to_state ORDER BY s.day DESC))[1] = ${bind(to, "text")})`,
      chip: () =>
        isFirst
          ? `First order, now ${label(to)}: since ${day}`
          : `Moved: ${label(from)} → ${label(to)} since ${day}`,
      clause: () =>
        isFirst
          ? `ordered first since ${day} and are in “${label(to)}”`
          : `moved from “${label(from)}” to “${label(to)}” since ${day}`,
    };
  },
};
