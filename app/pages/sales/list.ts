import { formatInstant, formatNumber } from "../../figures/format.ts";
import type { Cell } from "../../lists/cell.ts";
import type { ListPage } from "../../lists/list.ts";
import { plainList } from "../../lists/plain.ts";
import { saleStandings } from "../offer-words.ts";
import { page } from "./words.ts";

interface Sale {
  saleId: string;
  title: string;
  /** "20 %" */
  off: string;
  products: number;
  startsAt: string;
  endsAt: string;
  standing: keyof typeof saleStandings;
}

/** Flash sales as a list. */
export function salesList(
  sales: readonly Sale[],
  { timeZone, zone }: { timeZone: string; zone: string },
): ListPage {
  const badge = ({ standing }: Sale): Cell => {
    const { label, tone, progress } = saleStandings[standing];
    return {
      kind: "badge",
      about: page.state,
      text: label,
      tone,
      ...(progress ? { progress } : {}),
    };
  };
  return plainList(
    [
      { key: "sale", title: page.sale },
      { key: "state", title: page.state },
      { key: "off", title: page.off, isNumber: true },
      { key: "products", title: page.products, isNumber: true },
      { key: "starts", title: page.starts },
      { key: "ends", title: page.ends },
    ],
    sales.map((sale) => {
      const url = `/app/offers/sales/${sale.saleId}`;
      const [starts, ends] = [sale.startsAt, sale.endsAt].map((at) => formatInstant(at, timeZone));
      return {
        id: sale.saleId,
        name: sale.title,
        cells: [
          { kind: "link", text: sale.title, url },
          badge(sale),
          { kind: "number", text: sale.off },
          { kind: "number", text: formatNumber(sale.products) },
          { kind: "text", text: starts! },
          { kind: "text", text: ends! },
        ],
        card: { url, lead: sale.off, small: page.fromTo(starts!, ends!), badge: badge(sale) },
      };
    }),
    page.timesAreTheShops(zone),
  );
}
