import type { Selection } from "../../lists/selection.ts";

/** Something to do with the chosen rows. */
export interface ListAction {
  content: string;
  onAction: (selection: Selection) => void;
}
