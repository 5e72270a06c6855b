import { IndexTable, Link, Text } from "@shopify/polaris";
import type { Cell } from "../../lists/cell.ts";
import { nothingLeft } from "../../nothing-left.ts";
import { NumberCell, OwnName } from "../form-table.tsx";
import { ToldBadge } from "../told-badge.tsx";

/** A cell of the table, by its kind. */
export function ListCell({ cell }: { cell: Cell }) {
  switch (cell.kind) {
    case "link":
      return (
        <IndexTable.Cell>
          <Link url={cell.url} dataPrimaryLink monochrome removeUnderline>
            <OwnName>{cell.text}</OwnName>
          </Link>
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
    default:
      return nothingLeft(cell);
  }
}

export function CellBadge({ cell }: { cell: Cell }) {
  return cell.kind === "badge" ? (
    <ToldBadge about={cell.about} tone={cell.tone} progress={cell.progress}>
      {cell.text}
    </ToldBadge>
  ) : null;
}
