import { UnstyledLink } from "@shopify/polaris";
import { chartState } from "./words.ts";

/** Why nothing is drawn (yet), in the room the drawing will take. */
export type ChartState =
  | { kind: "loading" }
  /** what will be here and what makes it appear */
  | { kind: "empty"; why?: string }
  | { kind: "error"; why?: string; again?: string };

/** How much room the drawing takes: lines of bars, or a plot. */
export type ChartRoom = "plot" | "bars" | "flow" | "line";

export function StateOfChart({ state, room }: { state: ChartState; room: ChartRoom }) {
  if (state.kind === "loading")
    return (
      <div className={`chart-state chart-room-${room}`} role="status">
        <span className="visually-hidden">{chartState.loading}</span>
        <span className="chart-skeleton" />
      </div>
    );
  if (state.kind === "empty")
    return (
      <div className={`chart-state chart-room-${room}`}>
        <p>{state.why ?? chartState.empty}</p>
      </div>
    );
  return (
    <div className={`chart-state chart-room-${room}`} role="alert">
      <p>
        {state.why ?? chartState.error}{" "}
        {state.again ? (
          <UnstyledLink url={state.again} className="chart-link">
            {chartState.again}
          </UnstyledLink>
        ) : null}
      </p>
    </div>
  );
}
