import { Text } from "@shopify/polaris";
import type { Cell, IntervalsCell, QuoteCell } from "../../lists/cell.ts";
import { RangeBar } from "../charts/range-bar.tsx";
import { ToldBadge } from "../told-badge.tsx";

export function CellBadge({ cell }: { cell: Cell }) {
  return cell.kind === "badge" ? (
    <ToldBadge about={cell.about} tone={cell.tone} progress={cell.progress}>
      {cell.text}
    </ToldBadge>
  ) : null;
}

/** Estimates as bars on one track. */
export function IntervalsContent({ cell: { to, sides, badge } }: { cell: IntervalsCell }) {
  return (
    <span className="cell-intervals">
      {sides.map(({ name, said, ...range }) => (
        <span key={name} className="cell-interval">
          <RangeBar {...range} to={to} />
          <Text as="span" variant="bodySm" numeric>
            {said}
          </Text>
        </span>
      ))}
      {badge ? <CellBadge cell={badge} /> : null}
    </span>
  );
}

export function QuoteContent({ cell: { lead, text, small } }: { cell: QuoteCell }) {
  return (
    <span className="cell-quote">
      {lead ? (
        <Text as="span" fontWeight="semibold">
          {lead}
        </Text>
      ) : null}
      {text === null ? null : <span className="cell-quote-words">{text}</span>}
      <Text as="span" variant="bodySm" tone="subdued">
        {small}
      </Text>
    </span>
  );
}
