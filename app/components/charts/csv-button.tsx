import { csvName, tableCsv, type TwinTable } from "./table-csv.ts";
import { chartFrame } from "./words.ts";

/** Saves a table from the page itself: what is seen needs no second question to the server. */
export function CsvButton({ label, table }: { label: string; table: TwinTable }) {
  const save = () => {
    const address = URL.createObjectURL(
      new Blob([tableCsv(table)], { type: "text/csv;charset=utf-8" }),
    );
    const link = document.createElement("a");
    link.href = address;
    link.download = csvName(label);
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <button
      type="button"
      className="chart-action"
      onClick={save}
      aria-label={chartFrame.downloadOf(label)}
    >
      {chartFrame.download}
    </button>
  );
}
