import { UnstyledLink } from "@shopify/polaris";
import { chartState } from "./words.ts";

/** Why nothing is drawn (yet), in the room the drawing will take. */
export type ChartState =
  /** what is waited for, where it takes more than a moment */
  | { kind: "loading"; why?: string }
  /** what will be here and what makes it appear */
  | { kind: "empty"; why?: string }
  | { kind: "error"; why?: string; again?: string };

/** How much room the drawing takes: lines of bars, a plot, or a big number. */
export type ChartRoom = "plot" | "bars" | "flow" | "line" | "figure";

const Hidden = () => <span className="visually-hidden">{chartState.loading}</span>;

/** A chart that is not drawn. */
export function Undrawn({ label, ...why }: { label: string; state: ChartState; room: ChartRoom }) {
  return (
    <figure className="chart" aria-label={label}>
      <StateOfChart {...why} />
    </figure>
  );
}

export function StateOfChart({ state, room }: { state: ChartState; room: ChartRoom }) {
  if (state.kind === "loading")
    return (
      <div className={`chart-state chart-room-${room}`} role="status">
        {state.why ? <p>{state.why}</p> : <Hidden />}
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
