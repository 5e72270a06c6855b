import { IndexTable, Link, Text } from "@shopify/polaris";
import type { Cell } from "../../lists/cell.ts";
import { nothingLeft } from "../../nothing-left.ts";
import { NumberCell, OwnName } from "../form-table.tsx";
import { CellBadge, IntervalsContent, QuoteContent } from "./cell-content.tsx";

/** A cell of the table, by its kind. */
export function ListCell({ cell }: { cell: Cell }) {
  switch (cell.kind) {
    case "link":
      return (
        <IndexTable.Cell>
          <Link
            url={cell.url}
            {...(cell.isOut ? { target: "_top" as const } : { dataPrimaryLink: true })}
            monochrome
            removeUnderline
          >
            <OwnName>{cell.text}</OwnName>
          </Link>
          {cell.small ? <span className="cell-below own-name">{cell.small}</span> : null}
        </IndexTable.Cell>
      );
    case "text":
      return <IndexTable.Cell>{cell.text}</IndexTable.Cell>;
    case "badge":
      return (
        <IndexTable.Cell>
          <CellBadge cell={cell} />
        </IndexTable.Cell>
      );
    case "number":
      return cell.small ? (
        <IndexTable.Cell>
          <Text as="p" alignment="end" numeric>
            {cell.text}
            <span className="cell-small">{cell.small}</span>
          </Text>
        </IndexTable.Cell>
      ) : (
        <NumberCell>{cell.text}</NumberCell>
      );
    case "intervals":
      return (
        <IndexTable.Cell>
          <IntervalsContent cell={cell} />
        </IndexTable.Cell>
      );
    case "quote":
      return (
        <IndexTable.Cell>
          <QuoteContent cell={cell} />
        </IndexTable.Cell>
      );
    default:
      return nothingLeft(cell);
  }
}
