import { Link, Pagination } from "@shopify/polaris";
import type { ListRow } from "../../lists/cell.ts";
import type { ListPage } from "../../lists/list.ts";
import { isTicked } from "../../lists/selection.ts";
import { CellBadge, IntervalsContent, QuoteContent } from "./cell-content.tsx";
import type { ListAddress } from "./use-address.ts";
import type { ChosenRows } from "./use-selection.ts";
import { listWords } from "./words.ts";

interface ListCardsProps {
  list: ListPage;
  address: ListAddress;
  /** null = rows cannot be chosen */
  chosen: ChosenRows | null;
}

/** The list on a phone: a card a row. */
export function ListCards({ list, address, chosen }: ListCardsProps) {
  return (
    <ul className="list-cards">
      {list.rows.map((row) => (
        <li key={row.id}>
          {chosen ? (
            // Polaris' draws 1 kB a row into every page, on a desktop too
            <input
              type="checkbox"
              className="list-card-choice"
              aria-label={listWords.choose(row.name)}
              checked={isTicked(chosen.selection, row.id)}
              onChange={({ currentTarget }) => chosen.toggle([row.id], currentTarget.checked)}
            />
          ) : null}
          {row.card.url === null ? (
            <CardOf row={row} />
          ) : (
            <Link url={row.card.url} monochrome removeUnderline>
              <CardOf row={row} />
            </Link>
          )}
        </li>
      ))}
      {list.next || list.previous ? (
        <li className="list-cards-foot">
          <Pagination
            hasNext={list.next !== null}
            onNext={() => address.turn("after", list.next)}
            hasPrevious={list.previous !== null}
            onPrevious={() => address.turn("before", list.previous)}
          />
        </li>
      ) : null}
    </ul>
  );
}

function CardOf({ row: { name, card } }: { row: ListRow }) {
  return (
    <span className="list-card">
      <span className="list-card-name">{name}</span>
      <span className="numeric">{card.lead}</span>
      <span className="list-card-small">{card.small}</span>
      {card.badge ? <CellBadge cell={card.badge} /> : null}
      {card.below ? (
        <span className="list-card-below">
          {card.below.kind === "quote" ? (
            <QuoteContent cell={card.below} />
          ) : (
            <IntervalsContent cell={card.below} />
          )}
        </span>
      ) : null}
    </span>
  );
}
