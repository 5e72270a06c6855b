import { customerStates } from "../../clv/states/states.ts";
import type { ListView } from "../../lists/list.ts";
import { builtInViews } from "./words.ts";

const states = ["vip", "slipping", "high_value_at_risk", "new", "second_order_window"] as const;

/** The tabs every shop has. */
export const ownViews: ListView[] = [
  { id: null, name: builtInViews.all, query: "" },
  ...states.map((state) => ({
    id: null,
    name: customerStates[state].label,
    query: `state=${state}`,
  })),
];
