import { IndexTable, Link, Pagination, Text } from "@shopify/polaris";
import { useNavigate, useSearchParams } from "@remix-run/react";
import { Empty } from "../../components/empty.tsx";
import { NumberCell } from "../../components/form-table.tsx";
import {
  countOf,
  formatCompactMoney,
  formatDay,
  formatMoney,
  formatNumber,
  formatRelativeDays,
} from "../../figures/format.ts";
import { StateBadge } from "../state-badge.tsx";
import type { SortKey } from "./list-query.ts";

export interface CustomerRow {
  customerId: string;
  name: string | null;
  valueMinor: number;
  predictedMinor: number | null;
  predictedLowMinor: number | null;
  predictedHighMinor: number | null;
  orders: number;
  lastDay: string;
  daysSince: number;
  state: string | null;
  riskMinor: number | null;
}

interface CustomerTableProps {
  list: {
    rows: CustomerRow[];
    currency: string;
    next: string | null;
    previous: string | null;
  };
  /** something was searched or filtered by */
  isSearch: boolean;
}

/** Which order a column stands for; "days since" runs against the last order. */
const columns: { title: string; sort: SortKey | null; isReversed?: boolean; isNumber?: boolean }[] =
  [
    { title: "Customer", sort: null },
    { title: "State", sort: null },
    { title: "Value so far", sort: "value", isNumber: true },
    { title: "Predicted, 12 months", sort: "predicted", isNumber: true },
    { title: "Orders", sort: "orders", isNumber: true },
    { title: "Last order", sort: "last_order", isNumber: true },
    { title: "Days since", sort: "last_order", isReversed: true, isNumber: true },
    { title: "Value at risk", sort: "risk", isNumber: true },
  ];

export const nameOf = (row: { name: string | null; customerId: string }) =>
  row.name ?? `Customer ${row.customerId}`;

export function CustomerTable({ list, isSearch }: CustomerTableProps) {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const [sort, direction] = (search.get("sort") ?? "value desc").split(" ");
  const shownBy = columns.findIndex((column) => column.sort === sort);

  const turnTo = (edge: "after" | "before", cursor: string | null) => {
    if (!cursor) return;
    const params = new URLSearchParams(search);
    params.delete("after");
    params.delete("before");
    params.set(edge, cursor);
    navigate(`/app/customers?${params}`);
  };
  const sortBy = (index: number, order: "ascending" | "descending") => {
    const { sort: key, isReversed } = columns[index]!;
    if (!key) return;
    const params = new URLSearchParams(search);
    params.delete("after");
    params.delete("before");
    params.set(
      "sort",
      `${key} ${(order === "ascending") !== Boolean(isReversed) ? "asc" : "desc"}`,
    );
    setSearch(params);
  };
  const pagination = {
    hasNext: list.next !== null,
    onNext: () => turnTo("after", list.next),
    hasPrevious: list.previous !== null,
    onPrevious: () => turnTo("before", list.previous),
  };

  if (list.rows.length === 0) return <NoCustomers isSearch={isSearch} />;
  return (
    <>
      <div className="on-desk">
        <IndexTable
          resourceName={{ singular: "customer", plural: "customers" }}
          itemCount={list.rows.length}
          selectable={false}
          headings={
            columns.map(({ title, isNumber }) => ({
              title,
              ...(isNumber ? { alignment: "end" as const } : {}),
            })) as [{ title: string }, ...{ title: string }[]]
          }
          sortable={columns.map((column) => column.sort !== null)}
          defaultSortDirection="descending"
          {...(shownBy >= 0 ? { sortColumnIndex: shownBy } : {})}
          sortDirection={direction === "asc" ? "ascending" : "descending"}
          onSort={sortBy}
          {...(list.next || list.previous ? { pagination } : {})}
        >
          {list.rows.map((row, position) => (
            <IndexTable.Row id={row.customerId} key={row.customerId} position={position}>
              <IndexTable.Cell>
                <Link
                  url={`/app/customers/${row.customerId}`}
                  dataPrimaryLink
                  monochrome
                  removeUnderline
                >
                  <Text as="span" fontWeight="semibold">
                    {nameOf(row)}
                  </Text>
                </Link>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <StateBadge state={row.state} />
              </IndexTable.Cell>
              <NumberCell>{formatMoney(row.valueMinor, list.currency)}</NumberCell>
              <IndexTable.Cell>
                <Predicted row={row} currency={list.currency} />
              </IndexTable.Cell>
              <NumberCell>{formatNumber(row.orders)}</NumberCell>
              <NumberCell>{formatDay(row.lastDay)}</NumberCell>
              <NumberCell>{formatNumber(row.daysSince)}</NumberCell>
              <NumberCell>
                {row.riskMinor ? `~${formatMoney(row.riskMinor, list.currency)}` : "–"}
              </NumberCell>
            </IndexTable.Row>
          ))}
        </IndexTable>
      </div>
      <ul className="customer-cards on-phone">
        {list.rows.map((row) => (
          <li key={row.customerId}>
            <Link url={`/app/customers/${row.customerId}`} monochrome removeUnderline>
              <span className="customer-card">
                <span className="customer-card-name">{nameOf(row)}</span>
                <span className="numeric">{formatMoney(row.valueMinor, list.currency)}</span>
                <span className="customer-card-small">
                  {countOf(row.orders, "order")}, {formatRelativeDays(row.daysSince)}
                </span>
                <StateBadge state={row.state} />
              </span>
            </Link>
          </li>
        ))}
        {list.next || list.previous ? (
          <li className="customer-cards-foot">
            <Pagination {...pagination} />
          </li>
        ) : null}
      </ul>
    </>
  );
}

function Predicted({ row, currency }: { row: CustomerRow; currency: string }) {
  if (row.predictedMinor === null)
    return (
      <Text as="p" alignment="end">
        –
      </Text>
    );
  const { predictedLowMinor: low, predictedHighMinor: high } = row;
  return (
    <Text as="p" alignment="end" numeric>
      ~{formatMoney(row.predictedMinor, currency)}
      {low !== null && high !== null ? (
        <span className="cell-interval">
          {formatCompactMoney(low, currency)} to {formatCompactMoney(high, currency)}
        </span>
      ) : null}
    </Text>
  );
}

function NoCustomers({ isSearch }: { isSearch: boolean }) {
  return isSearch ? (
    <Empty
      title="No customer fits"
      action={{ content: "Show all customers", url: "/app/customers" }}
    >
      Only customers with an order that counts are listed. Remove a filter, or search by another
      name.
    </Empty>
  ) : (
    <Empty title="Your customers appear here" action={{ content: "See progress", url: "/app" }}>
      Each one with what they brought, what they may bring, and whether they are slipping away. They
      come with the orders read from Shopify.
    </Empty>
  );
}
