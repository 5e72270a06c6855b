import { FIGURES } from "./intervals-held.ts";
import type { Judged } from "./judge.ts";
import type { LogFigure, LogResult } from "./judge-logs.ts";

const percent = (share: number, digits = 1): string =>
  Number.isFinite(share) ? `${(100 * share).toFixed(digits)}` : "–";
const signed = (share: number): string => `${share >= 0 ? "+" : "−"}${percent(Math.abs(share))}`;

/** A table a figure: coverage, where the misses lie, bias, width. Percent throughout. */
export function judgedTables(judged: readonly Judged[]): string {
  return FIGURES.map((figure, i) =>
    [
      `**${figure}**`,
      "",
      "| scenario | shops | held (Wilson) | 92–98 | fewer / more came | bias of all | mean bias | width |",
      "|---|---|---|---|---|---|---|---|",
      ...judged.map(({ scenario, verdicts }) => {
        const { shops, held, low, high, passes, below, above, ...rest } = verdicts[i]!;
        const cells = [
          scenario,
          String(shops),
          `${percent(held)} (${percent(low)}–${percent(high)})`,
          passes ? "yes" : "**no**",
          `${percent(below)} / ${percent(above)}`,
          signed(rest.totalBias),
          signed(rest.meanBias),
          percent(rest.width, 0),
        ];
        return `| ${cells.join(" | ")} |`;
      }),
      "",
    ].join("\n"),
  ).join("\n");
}

/** What each scenario took, and whom it refused. */
export function secondsLine(judged: readonly Judged[]): string {
  return judged
    .map(({ scenario, seconds, refused, shops }) => {
      const refusals = refused > 0 ? `, ${refused} of ${shops} refused` : "";
      return `${scenario} ${seconds.toFixed(2)} s${refusals}`;
    })
    .join("; ");
}

/** A row a stretch: bias of each foreteller and whether its interval held, by log. */
export function logsTable(
  logs: readonly {
    readonly by: readonly { readonly name: string; readonly results: readonly LogResult[] }[];
  }[],
): string {
  const figure = (own: LogFigure | null) =>
    own === null ? "–" : `${signed(own.bias)}${own.held ? "" : " out"}`;
  const names = logs[0]?.by.map(({ name }) => name) ?? [];
  const kinds = ["known orders", "all orders", "revenue", "RMSE"];
  const rows = logs.flatMap(({ by }) =>
    by[0]!.results.map((first, i) => {
      const own = by.map(({ results }) => results[i]!);
      const cells = [
        first.log,
        first.from,
        String(first.days),
        String(first.known?.came ?? first.absent),
        ...own.map(({ known }) => figure(known)),
        ...own.map(({ all }) => figure(all)),
        ...own.map(({ revenue }) => figure(revenue)),
        ...own.map(({ rmse }) => rmse?.toFixed(3) ?? "–"),
      ];
      return `| ${cells.join(" | ")} |`;
    }),
  );
  const head = [
    "log",
    "from",
    "days",
    "orders of known",
    ...kinds.flatMap((kind) => names.map((name) => `${kind}, ${name}`)),
  ];
  return [`| ${head.join(" | ")} |`, `|${"---|".repeat(head.length)}`, ...rows].join("\n");
}
