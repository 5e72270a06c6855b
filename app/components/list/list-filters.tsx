import {
  IndexFilters,
  IndexFiltersMode,
  useSetIndexFiltersMode,
  type IndexFiltersProps,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import { chosenOf, shownOf } from "../../lists/address.ts";
import { paramsOf, paramsOfList } from "../../lists/filter.ts";
import type { ListPage, ListView } from "../../lists/list.ts";
import { useDelayed } from "./delayed.ts";
import { FilterControl } from "./filter-control.tsx";
import type { ListAddress } from "./use-address.ts";

/** What becomes of views; left out where a list has none of its own. */
export interface ViewActions {
  create: (name: string, query: string) => void;
  rename: (id: string, name: string) => void;
  remove: (id: string) => void;
}

interface ListFiltersProps {
  list: ListPage;
  address: ListAddress;
  /** what the search finds; null = there is none */
  search: string | null;
  isLoading: boolean;
  views: ViewActions | null;
}

/** Views, search, filters as chips, and the order. */
export function ListFilters({ list, address, search, isLoading, views }: ListFiltersProps) {
  const { value, change } = address;
  // the order belongs to no view
  const params = paramsOfList(list.filters).filter((param) => param !== "sort");
  const selected = shownOf(
    list.views.map(({ query }) => query),
    address.address,
    params,
  );
  const { mode, setMode } = useSetIndexFiltersMode(
    // what no view shows must be seen as chips
    selected < 0 ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => setLoaded(true), []);
  const [typed, setTyped] = useDelayed(value("q"), (q) => change({ q }));

  const none = Object.fromEntries(params.map((param) => [param, ""]));
  const open = (view: ListView | undefined) =>
    change({ ...none, ...Object.fromEntries(new URLSearchParams(view?.query)) });
  const clear = (names: readonly string[]) =>
    change(Object.fromEntries(names.map((name) => [name, ""])));

  return (
    <IndexFilters
      tabs={list.views.map((view, index) => ({
        id: view.id ?? `own-${index}`,
        content: view.name,
        isLocked: view.id === null || views === null,
        onAction: () => open(view),
        ...(view.id !== null && views ? { actions: actionsOf(view.id, views, open) } : {}),
      }))}
      selected={selected}
      onSelect={(index) => open(list.views[index])}
      canCreateNewView={false}
      {...(views && selected < 0
        ? {
            primaryAction: {
              type: "save-as" as const,
              onAction: (name: string) => {
                views.create(name, chosenOf(address.address, params).toString());
                return Promise.resolve(true);
              },
            },
          }
        : {})}
      sortOptions={sortOptions(list)}
      sortSelected={[`${list.sort.key} ${list.sort.direction}`]}
      onSort={([sort]) => change({ sort: sort ?? "" })}
      queryValue={typed}
      {...(search === null ? { hideQueryField: true } : { queryPlaceholder: search })}
      onQueryChange={setTyped}
      onQueryClear={() => setTyped("")}
      cancelAction={{ onAction: () => (selected < 0 ? undefined : setTyped("")) }}
      onClearAll={() => change(none)}
      mode={mode}
      setMode={setMode}
      // Polaris would hold the bar over the top of a page whose list is still below the fold
      disableStickyMode
      // whoever opens the search wants to type; a page that loads with filters must not take the focus
      autoFocusSearchField={isLoaded}
      loading={isLoading}
      filters={list.filters.map((filter) => ({
        key: filter.key,
        label: filter.label,
        shortcut: filter.isShortcut,
        filter: <FilterControl filter={filter} address={address} />,
      }))}
      appliedFilters={list.filters.flatMap(({ key, chip, input }) =>
        chip === null ? [] : [{ key, label: chip, onRemove: () => clear(paramsOf(input)) }],
      )}
    />
  );
}

type TabActions = NonNullable<IndexFiltersProps["tabs"][number]["actions"]>;

const actionsOf = (id: string, views: ViewActions, open: (view: undefined) => void): TabActions => [
  {
    type: "rename",
    onPrimaryAction: (name) => {
      views.rename(id, name);
      return Promise.resolve(true);
    },
  },
  {
    type: "delete",
    onPrimaryAction: () => {
      views.remove(id);
      open(undefined);
      return Promise.resolve(true);
    },
  },
];

// Polaris marks the first of two as the rising order
const sortOptions = ({ orders }: ListPage): NonNullable<IndexFiltersProps["sortOptions"]> =>
  orders.flatMap(({ key, name: label, down, up }) => [
    { label, value: `${key} asc`, directionLabel: up },
    { label, value: `${key} desc`, directionLabel: down },
  ]);
