import type { ReactNode } from "react";
import type { ChartState } from "../../components/charts/chart-state.tsx";
import { stateNames, why } from "./words.ts";

/** A piece in one of its states. */
interface Story {
  state: string;
  drawn: ReactNode;
}

export interface Piece {
  name: string;
  stories: Story[];
}

export const story = (state: keyof typeof stateNames, drawn: ReactNode): Story => ({
  state: stateNames[state],
  drawn,
});

/** The states every chart has while there is nothing to draw. */
export const withoutNumbers = (draw: (state: ChartState) => ReactNode): Story[] => [
  story("empty", draw({ kind: "empty", why: why.empty })),
  story("loading", draw({ kind: "loading" })),
  story("error", draw({ kind: "error", why: why.broken, again: "/app/pieces" })),
];
