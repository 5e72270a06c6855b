import type { Markup } from "./html.ts";
import { html } from "./html.ts";
import { emptyState } from "./layout.ts";
import type { Slice } from "./slice.ts";

type Cell = Markup | string | null;

export interface Column {
  label: string;
  number?: boolean;
  /** may break into lines on narrow screens */
  wrap?: boolean;
}

/** A table whose first column names the row. */
export function table(columns: Column[], rows: Cell[][], empty: string): Markup {
  if (rows.length === 0) return html`<section class="card flush">${emptyState(empty)}</section>`;
  const kind = (i: number) => (columns[i]?.number ? "number" : columns[i]?.wrap ? "wrap" : "");
  return html`<section class="card flush">
    <div class="scroll" role="region" aria-label="${columns[0]?.label} table" tabindex="0">
      <table>
        <thead>
          <tr>
            ${columns.map(({ label }, i) => html`<th scope="col" class="${kind(i)}">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell, i) =>
                  i === 0
                    ? html`<th scope="row">${cell}</th>`
                    : html`<td class="${kind(i)}">${cell}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** Links to the pages before and after; `base` is the address without a place, ending in ? or &. */
export function pager(slice: Slice<unknown>, base: string): Markup | null {
  if (!slice.newer && !slice.older) return null;
  return html`<nav class="pager" aria-label="Pages">
    ${slice.newer && html`<a class="button" href="${base}newer=${slice.newer}">Newer</a>`}
    ${slice.older && html`<a class="button" href="${base}older=${slice.older}">Older</a>`}
  </nav>`;
}

export function searchForm(action: string, value: string, label: string): Markup {
  return html`<form class="search" role="search" action="${action}">
    <input type="search" name="q" value="${value}" placeholder="${label}" aria-label="${label}" />
    <button class="button" type="submit">Search</button>
  </form>`;
}

/** Facts of one record: name and value; what the record does not have is left out. */
export function facts(rows: [string, Cell][]): Markup {
  const known = rows.filter(([, value]) => value !== null);
  return html`<dl class="facts">
    ${known.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}
