import { IndexTableSelectionType as SelectionType, type IndexTableProps } from "@shopify/polaris";
import { useState } from "react";
import { nothing, toggled, type Selection } from "../../lists/selection.ts";

/**
 * What is chosen of a list, kept while its pages are turned, and dropped with another list.
 * @param list what the list is, by its address
 * @param page ids of the rows that are shown
 */
export function useSelection(list: string, page: readonly string[]) {
  const [chosen, setChosen] = useState<{ list: string; selection: Selection }>({
    list,
    selection: nothing,
  });
  const selection = chosen.list === list ? chosen.selection : nothing;
  const set = (next: Selection) => setChosen({ list, selection: next });
  const toggle = (ids: readonly string[], isTicked: boolean) =>
    set(toggled(selection, ids, isTicked, page));
  const onSelectionChange: NonNullable<IndexTableProps["onSelectionChange"]> = (
    type,
    isTicked,
    which,
  ) => {
    if (type === SelectionType.All) set(isTicked ? { kind: "all" } : nothing);
    else if (type === SelectionType.Page) toggle(page, isTicked);
    else if (typeof which === "string") toggle([which], isTicked);
    else if (which) toggle(page.slice(which[0], which[1] + 1), isTicked);
  };
  return { selection, set, toggle, onSelectionChange };
}

export type ChosenRows = ReturnType<typeof useSelection>;
