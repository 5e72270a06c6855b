import { Card, Text } from "@shopify/polaris";
import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ListPage } from "../../lists/list.ts";
import { isFull, MOST_BY_HAND } from "../../lists/selection.ts";
import { ChosenBar } from "./chosen-bar.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import { Pages } from "../form-table.tsx";
import type { ListAction } from "./list-action.ts";
import { ListCards } from "./list-cards.tsx";
import { ListFilters, type ViewActions } from "./list-filters.tsx";
import { ListTable } from "./list-table.tsx";
import { useListAddress } from "./use-address.ts";
import { useSelection } from "./use-selection.ts";
import { listWords } from "./words.ts";

interface ListProps {
  list: ListPage;
  resource: { singular: string; plural: string };
  /** what can be searched by; null = nothing */
  search?: string | null;
  actions?: readonly ListAction[];
  views?: ViewActions | null;
  onColumns?: (shown: string[]) => void;
  /** addresses of the pages before and after, where the list only goes forward */
  pages?: { newest: string | null; older: string | null };
  /** in place of the table when nothing is listed */
  empty: ReactNode;
  /** between the sentence and the table */
  above?: ReactNode;
  /** below the sentence: what more is to be known of the list */
  children?: ReactNode;
}

/**
 * Any list: filters and views above, its sentence, the table (cards on a phone), and what to do with chosen rows. All
 * it is lives in the address. A page that draws it links `list.css`.
 */
export function List({
  list,
  resource,
  search = null,
  actions = [],
  views = null,
  onColumns,
  pages,
  empty,
  above,
  children,
}: ListProps) {
  const address = useListAddress();
  const navigation = useNavigation();
  const isLoading = navigation.state === "loading" && navigation.formMethod === undefined;
  const chosen = useSelection(
    address.address.toString().replace(/(^|&)(after|before)=[^&]*/g, ""),
    list.rows.map(({ id }) => id),
  );
  const hasFilters = list.filters.length > 0 || list.views.length > 0;
  return (
    <Card padding="0">
      {hasFilters ? (
        <ListFilters
          list={list}
          address={address}
          search={search}
          isLoading={isLoading}
          views={views}
        />
      ) : null}
      <div className="list-head">
        <div role="status">
          <Text as="p" variant="bodySm" tone="subdued">
            {list.sentence}
          </Text>
          {isFull(chosen.selection) ? (
            <Text as="p" variant="bodySm" tone="caution">
              {listWords.full(MOST_BY_HAND)}
            </Text>
          ) : null}
        </div>
        {onColumns && list.choosable.length > 0 ? (
          <div className="on-desk">
            <ColumnsMenu choosable={list.choosable} onChange={onColumns} />
          </div>
        ) : null}
        {children}
      </div>
      {above}
      {list.rows.length === 0 ? (
        empty
      ) : (
        <>
          <div className="on-desk">
            <ListTable
              list={list}
              address={address}
              resource={resource}
              actions={actions}
              chosen={chosen}
            />
          </div>
          <div className="on-phone">
            <ListCards list={list} address={address} chosen={actions.length > 0 ? chosen : null} />
            <ChosenBar list={list} resource={resource} actions={actions} chosen={chosen} />
          </div>
        </>
      )}
      {pages ? <Pages {...pages} /> : null}
    </Card>
  );
}
