import { INDEX_TABLE_SELECT_ALL_ITEMS, IndexTable } from "@shopify/polaris";
import type { ListPage } from "../../lists/list.ts";
import { isTicked } from "../../lists/selection.ts";
import { sortAfterClick } from "../../lists/sort-by.ts";
import { ListCell } from "./list-cell.tsx";
import type { ListAction } from "./list-action.ts";
import type { ListAddress } from "./use-address.ts";
import type { ChosenRows } from "./use-selection.ts";
import { listWords } from "./words.ts";

interface ListTableProps {
  list: ListPage;
  address: ListAddress;
  resource: { singular: string; plural: string };
  actions: readonly ListAction[];
  chosen: ChosenRows;
}

/** The list on a wide screen. */
export function ListTable({ list, address, resource, actions, chosen }: ListTableProps) {
  const { columns, rows, sort } = list;
  const { selection } = chosen;
  const shownBy = columns.findIndex(({ order }) => order?.sort === sort.key);
  const heading = columns.map(({ title, isNumber }) => ({
    title,
    ...(isNumber ? { alignment: "end" as const } : {}),
  }));
  return (
    <IndexTable
      resourceName={resource}
      itemCount={rows.length}
      selectable={actions.length > 0}
      selectedItemsCount={
        selection.kind === "all" ? INDEX_TABLE_SELECT_ALL_ITEMS : selection.ids.length
      }
      onSelectionChange={chosen.onSelectionChange}
      hasMoreItems={!list.countIsComplete || list.count > rows.length}
      paginatedSelectAllActionText={listWords.chooseAll(list, resource)}
      paginatedSelectAllText={listWords.allChosen(list, resource)}
      promotedBulkActions={actions.map(({ content, onAction }) => ({
        content,
        onAction: () => onAction(selection),
      }))}
      headings={heading as [(typeof heading)[0], ...typeof heading]}
      sortable={columns.map(({ order }) => order !== null)}
      defaultSortDirection="descending"
      {...(shownBy >= 0 ? { sortColumnIndex: shownBy } : {})}
      sortDirection={sort.direction === "asc" ? "ascending" : "descending"}
      onSort={(index, asked) => {
        const order = columns[index]?.order;
        const now = { sort: sort.key, direction: sort.direction };
        if (order) address.change({ sort: sortAfterClick(order, asked, now) });
      }}
      {...(list.next || list.previous
        ? {
            pagination: {
              hasNext: list.next !== null,
              onNext: () => address.turn("after", list.next),
              hasPrevious: list.previous !== null,
              onPrevious: () => address.turn("before", list.previous),
            },
          }
        : {})}
    >
      {rows.map((row, position) => (
        <IndexTable.Row
          id={row.id}
          key={row.id}
          position={position}
          selected={isTicked(selection, row.id)}
          accessibilityLabel={listWords.choose(row.name)}
        >
          {row.cells.map((cell, at) => (
            <ListCell key={columns[at]!.key} cell={cell} />
          ))}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
