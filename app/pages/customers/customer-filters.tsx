import {
  ChoiceList,
  IndexFilters,
  IndexFiltersMode,
  InlineStack,
  TextField,
  useSetIndexFiltersMode,
  type IndexFiltersProps,
} from "@shopify/polaris";
import { useSearchParams } from "@remix-run/react";
import { useEffect, useState } from "react";
import { customerStates, isCustomerState, stateKeys } from "../../clv/states/states.ts";
import { orders, sortKeys } from "./columns.ts";
import { listParams, savedViews, viewOf, type ListParam } from "./list-query.ts";
import { customerFilters } from "./words.ts";

const sortOptions: IndexFiltersProps["sortOptions"] = sortKeys.flatMap((key) => {
  const { name: label, down, up } = orders[key];
  return [
    // Polaris marks the first of two as the rising order
    { label, value: `${key} asc` as const, directionLabel: up },
    { label, value: `${key} desc` as const, directionLabel: down },
  ];
});

/** A search is sent when the merchant pauses, not at each letter. */
const PAUSE_MS = 400;

interface CustomerFiltersProps {
  currency: string;
  /** of the product that was bought; null when the list is not about one, or it is gone */
  productName: string | null;
  isLoading: boolean;
}

/** Tabs, search, filters as chips and order: all of it lives in the address, so that back and forward work. */
export function CustomerFilters({ currency, productName, isLoading }: CustomerFiltersProps) {
  const [search, setSearch] = useSearchParams();
  const { mode, setMode } = useSetIndexFiltersMode(
    // what no tab shows must be seen as chips
    viewOf(search) < 0 ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => setLoaded(true), []);
  const value = (name: ListParam) => search.get(name) ?? "";

  /** A changed list begins at its first page. */
  const change = (changed: Partial<Record<ListParam, string>>) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.delete("after");
      after.delete("before");
      for (const [name, text] of Object.entries(changed))
        if (text) after.set(name, text);
        else after.delete(name);
      return after;
    });

  const only = (params: Partial<Record<ListParam, string>>) =>
    change(
      Object.fromEntries(
        listParams.map((name) => [name, name === "sort" ? value(name) : (params[name] ?? "")]),
      ),
    );

  const [query, setQuery] = useDelayed(value("q"), (q) => change({ q }));
  const product = productName ?? customerFilters.product(value("product"));
  const states = value("state").split(",").filter(isCustomerState);

  return (
    <IndexFilters
      tabs={[
        ...savedViews.map(({ name, params }) => ({
          id: name,
          content: name,
          isLocked: true,
          onAction: () => only(params),
        })),
      ]}
      selected={viewOf(search)}
      onSelect={(index) => only(savedViews[index]?.params ?? {})}
      canCreateNewView={false}
      sortOptions={sortOptions}
      sortSelected={[value("sort") || "value desc"]}
      onSort={([sort]) => change({ sort: sort ?? "" })}
      queryValue={query}
      queryPlaceholder={customerFilters.search}
      onQueryChange={setQuery}
      onQueryClear={() => setQuery("")}
      cancelAction={{ onAction: () => setQuery("") }}
      onClearAll={() => only({})}
      mode={mode}
      setMode={setMode}
      // whoever opens the search wants to type; a page that loads with filters must not take the focus
      autoFocusSearchField={isLoaded}
      loading={isLoading}
      filters={[
        {
          key: "state",
          label: customerFilters.state,
          shortcut: true,
          filter: (
            <ChoiceList
              title={customerFilters.state}
              titleHidden
              allowMultiple
              choices={stateKeys.map((state) => ({
                value: state,
                label: customerStates[state].label,
              }))}
              selected={states}
              onChange={(chosen) => change({ state: chosen.join(",") })}
            />
          ),
        },
        {
          key: "orders",
          label: customerFilters.orders,
          shortcut: true,
          filter: (
            <Between
              unit="orders"
              least={value("orders_min")}
              most={value("orders_max")}
              pattern={/^\d{0,6}$/}
              onChange={(orders_min, orders_max) => change({ orders_min, orders_max })}
            />
          ),
        },
        {
          key: "spent",
          label: customerFilters.valueSoFar,
          shortcut: true,
          filter: (
            <Between
              unit={currency}
              least={value("spent_min")}
              most={value("spent_max")}
              pattern={/^(\d{1,12}(\.\d{0,3})?)?$/}
              onChange={(spent_min, spent_max) => change({ spent_min, spent_max })}
            />
          ),
        },
        {
          key: "since",
          label: customerFilters.daysSinceLastOrder,
          filter: (
            <Between
              unit="days"
              least={value("since_min")}
              most={value("since_max")}
              pattern={/^\d{0,6}$/}
              onChange={(since_min, since_max) => change({ since_min, since_max })}
            />
          ),
        },
        // a product is chosen where its rhythm is shown, not typed here
        ...(value("product")
          ? [
              {
                key: "product",
                label: customerFilters.daysSinceTheyBought(product),
                filter: (
                  <Between
                    unit="days"
                    least={value("product_min")}
                    most={value("product_max")}
                    pattern={/^\d{0,6}$/}
                    onChange={(product_min, product_max) => change({ product_min, product_max })}
                  />
                ),
              },
            ]
          : []),
      ]}
      appliedFilters={[
        {
          key: "state",
          shown: states.length > 0,
          label: customerFilters.stateIs(
            states.map((state) => customerStates[state].label).join(", "),
          ),
          onRemove: () => change({ state: "" }),
        },
        {
          key: "orders",
          shown: Boolean(value("orders_min") || value("orders_max")),
          label: customerFilters.ordersAre(rangeWords(value("orders_min"), value("orders_max"))),
          onRemove: () => change({ orders_min: "", orders_max: "" }),
        },
        {
          key: "spent",
          shown: Boolean(value("spent_min") || value("spent_max")),
          label: customerFilters.valueIs(
            rangeWords(value("spent_min"), value("spent_max")),
            currency,
          ),
          onRemove: () => change({ spent_min: "", spent_max: "" }),
        },
        {
          key: "since",
          shown: Boolean(value("since_min") || value("since_max")),
          label: customerFilters.lastOrder(rangeWords(value("since_min"), value("since_max"))),
          onRemove: () => change({ since_min: "", since_max: "" }),
        },
        {
          key: "product",
          shown: Boolean(value("product")),
          label: customerFilters.lastBought(
            product,
            rangeWords(value("product_min") || "0", value("product_max")),
          ),
          onRemove: () => change({ product: "", product_min: "", product_max: "" }),
        },
      ].filter((applied) => applied.shown)}
    />
  );
}

function rangeWords(least: string, most: string): string {
  if (least && most) return least === most ? least : customerFilters.between(least, most);
  return least ? customerFilters.orMore(least) : customerFilters.upTo(most);
}

interface BetweenProps {
  unit: string;
  least: string;
  most: string;
  pattern: RegExp;
  onChange: (least: string, most: string) => void;
}

function Between({ unit, least, most, pattern, onChange }: BetweenProps) {
  const [from, setFrom] = useDelayed(least, (text) => onChange(trimmed(text), most));
  const [to, setTo] = useDelayed(most, (text) => onChange(least, trimmed(text)));
  const accept = (set: (text: string) => void) => (text: string) => {
    if (pattern.test(text)) set(text);
  };
  return (
    <InlineStack gap="200" wrap={false}>
      <TextField
        label={customerFilters.atLeast}
        value={from}
        onChange={accept(setFrom)}
        suffix={unit}
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField
        label={customerFilters.atMost}
        value={to}
        onChange={accept(setTo)}
        suffix={unit}
        inputMode="decimal"
        autoComplete="off"
      />
    </InlineStack>
  );
}

/** "49." is on the way to "49.5"; until then it means 49. */
const trimmed = (text: string) => text.replace(/\.$/, "");

/** What is typed shows at once and counts after a pause; what the address says later wins. */
function useDelayed(
  given: string,
  onPause: (text: string) => void,
): [string, (text: string) => void] {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [given]);
  useEffect(() => {
    if (typed === null || trimmed(typed) === given) return;
    const timer = setTimeout(() => onPause(typed), PAUSE_MS);
    return () => clearTimeout(timer);
    // a new function at each render must not start the pause again
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed, given]);
  return [typed ?? given, setTyped];
}
