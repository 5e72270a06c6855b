import { IndexTable, Link, Pagination, Text } from "@shopify/polaris";
import { useNavigate, useSearchParams } from "@remix-run/react";
import { Empty } from "../../components/empty.tsx";
import { NumberCell } from "../../components/form-table.tsx";
import { formatMoney } from "../../figures/format.ts";
import { formatRelativeDays } from "../../figures/words.ts";
import { nothingLeft } from "../../nothing-left.ts";
import { StateBadge } from "../state-badge.tsx";
import type { CustomerId } from "../../ids.ts";
import { daysSince, tableColumns } from "./columns.ts";
import type { Cell, CustomerListRow } from "./list-column.ts";
import { sortAfterClick, type HeadingOrder } from "./sort-by.ts";
import { customerTable } from "./words.ts";

type CustomerRow = CustomerListRow & { name: string | null };

interface CustomerTableProps {
  list: {
    rows: CustomerRow[];
    currency: string;
    today: string;
    next: string | null;
    previous: string | null;
  };
  /** something was searched or filtered by */
  isSearch: boolean;
}

/** Which order a heading stands for: its own, or that of another column run against. */
function orderOf({ key, order }: (typeof tableColumns)[number]): HeadingOrder | null {
  if (!order) return null;
  return "by" in order ? { sort: key, against: false } : { sort: order.against, against: true };
}

const nameOf = (row: { name: string | null; customerId: CustomerId }) =>
  row.name ?? customerTable.customer(row.customerId);

export function CustomerTable({ list, isSearch }: CustomerTableProps) {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const [sort = "value", direction = "desc"] = (search.get("sort") ?? "")
    .split(" ")
    .filter(Boolean);
  const shownBy = tableColumns.findIndex((column) => orderOf(column)?.sort === sort);

  const turnTo = (edge: "after" | "before", cursor: string | null) => {
    if (!cursor) return;
    const params = new URLSearchParams(search);
    params.delete("after");
    params.delete("before");
    params.set(edge, cursor);
    navigate(`/app/customers?${params}`);
  };
  const sortBy = (index: number, order: "ascending" | "descending") => {
    const heading = orderOf(tableColumns[index]!);
    if (!heading) return;
    const params = new URLSearchParams(search);
    params.delete("after");
    params.delete("before");
    params.set("sort", sortAfterClick(heading, order, { sort, direction }));
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
            tableColumns.map(({ title, kind }) => ({
              title,
              ...(kind === "number" ? { alignment: "end" as const } : {}),
            })) as [{ title: string }, ...{ title: string }[]]
          }
          sortable={tableColumns.map((column) => column.order !== null)}
          defaultSortDirection="descending"
          {...(shownBy >= 0 ? { sortColumnIndex: shownBy } : {})}
          sortDirection={direction === "asc" ? "ascending" : "descending"}
          onSort={sortBy}
          {...(list.next || list.previous ? { pagination } : {})}
        >
          {list.rows.map((row, position) => (
            <IndexTable.Row id={String(row.customerId)} key={row.customerId} position={position}>
              {tableColumns.map(({ key, cell }) => (
                <CustomerCell key={key} row={row} cell={cell(row, list)} />
              ))}
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
                  {customerTable.orders(row.orders)},{" "}
                  {formatRelativeDays(daysSince(row, list.today))}
                </span>
                <StateBadge state={row.state} unprofiled={row.unprofiled} />
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

function CustomerCell({ row, cell }: { row: CustomerRow; cell: Cell }) {
  switch (cell.kind) {
    case "customer":
      return (
        <IndexTable.Cell>
          <Link url={`/app/customers/${row.customerId}`} dataPrimaryLink monochrome removeUnderline>
            <Text as="span" fontWeight="semibold">
              {nameOf(row)}
            </Text>
          </Link>
        </IndexTable.Cell>
      );
    case "state":
      return (
        <IndexTable.Cell>
          <StateBadge state={cell.state} unprofiled={cell.unprofiled} />
        </IndexTable.Cell>
      );
    case "number":
      return cell.interval === undefined ? (
        <NumberCell>{cell.text}</NumberCell>
      ) : (
        <IndexTable.Cell>
          <Text as="p" alignment="end" numeric>
            {cell.text}
            <span className="cell-interval">{cell.interval}</span>
          </Text>
        </IndexTable.Cell>
      );
    default:
      return nothingLeft(cell);
  }
}

function NoCustomers({ isSearch }: { isSearch: boolean }) {
  return isSearch ? (
    <Empty
      title={customerTable.noCustomerFits}
      action={{ content: customerTable.showAllCustomers, url: "/app/customers" }}
    >
      {customerTable.onlyCustomers}
    </Empty>
  ) : (
    <Empty
      title={customerTable.yourCustomersAppearHere}
      action={{ content: customerTable.seeProgress, url: "/app" }}
    >
      {customerTable.eachOne}
    </Empty>
  );
}
