import { UnstyledLink } from "@shopify/polaris";
import { ScrollTable } from "./scroll-table.tsx";
import { textOf, type TwinCell, type TwinTable } from "./table-csv.ts";

/** The numbers of a drawing, for a screen reader or an exact look; its cells lead where the drawing leads. */
export function DataTable({ caption, columns, rows }: TwinTable & { caption: string }) {
  return (
    <ScrollTable caption={caption} columns={columns}>
      {rows.map((row, place) => (
        <tr key={`${place} ${textOf(row[0] ?? "")}`}>
          {row.map((cell, column) =>
            column === 0 ? (
              <th key={columns[column]} scope="row">
                <Cell cell={cell} />
              </th>
            ) : (
              <td key={columns[column]}>
                <Cell cell={cell} />
              </td>
            ),
          )}
        </tr>
      ))}
    </ScrollTable>
  );
}

function Cell({ cell }: { cell: TwinCell }) {
  if (typeof cell === "string" || !cell.href) return <>{textOf(cell)}</>;
  return (
    <UnstyledLink url={cell.href} className="chart-link">
      {cell.text}
    </UnstyledLink>
  );
}
