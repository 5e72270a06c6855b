import { Link } from "@shopify/polaris";
import { FEWEST_GAPS, type ProductGap } from "../../clv/pictures/product-gaps.ts";
import { ChartCard } from "../../components/chart-card.tsx";
import { ScrollTable } from "../../components/charts/scroll-table.tsx";
import { countOf, formatDays, formatNumber } from "../../figures/format.ts";
import { dueAddress } from "./products.ts";
import type { Figure } from "../../figures/figure.ts";

interface Products {
  gaps: ProductGap[];
  /** products bought, and of these with enough gaps */
  sold: number;
  enough: number;
  figure: Figure | null;
}

/** The middle half of the gaps is narrow up to this ratio of its ends; orders at random have about 5. */
const NARROW = 3;

/** The product bought again most often, and what is left out. */
export function replenishWords({ gaps, sold, enough }: Products): string {
  const first = gaps[0];
  if (!first)
    return `No product has been bought again by the same customers ${FEWEST_GAPS} times yet.`;
  const best = `“${first.name}” is bought again after ${formatDays(first.medianGap)} at the median. ${countOf(first.dueNow, "customer is", "customers are")} due for it now.`;
  const narrow = gaps.filter(({ dueFrom, dueTo }) => dueTo <= NARROW * dueFrom).length;
  const rhythm =
    narrow === 0
      ? "No product has a narrow rhythm: take the days to remind as rough."
      : `${countOf(narrow, "product has", "products have")} a narrow rhythm, which a reminder can follow.`;
  const few = sold - enough;
  const left = [
    rhythm,
    ...(enough > gaps.length
      ? [`The ${formatNumber(gaps.length)} bought again most often are shown.`]
      : []),
    ...(few > 0
      ? [
          `${countOf(few, "product is", "products are")} left out: bought again fewer than ${FEWEST_GAPS} times.`,
        ]
      : []),
  ];
  return [best, ...left].join(" ");
}

// what one acts on first: on a phone the rest is scrolled to
const COLUMNS = [
  "Product",
  "Due now",
  "Median days",
  "95% interval, days",
  "Remind after",
  "Bought again",
  "Buyers",
];

/** When each product is bought again, and who is due. */
export function ProductsCard({ products, currency }: { products: Products; currency: string }) {
  return (
    <ChartCard
      title="When products are bought again"
      sentence={replenishWords(products)}
      {...(products.figure ? { figure: products.figure } : {})}
      currency={currency}
    >
      {products.gaps.length > 0 ? (
        <ScrollTable
          caption="Products by days until the same customer buys them again"
          columns={COLUMNS}
        >
          {products.gaps.map((gap) => (
            <ProductRow key={gap.productId} gap={gap} />
          ))}
        </ScrollTable>
      ) : null}
    </ChartCard>
  );
}

function ProductRow({ gap }: { gap: ProductGap }) {
  return (
    <tr>
      <th scope="row">
        <span className="product-name">{gap.name}</span>
      </th>
      <td>
        {gap.dueNow > 0 ? (
          <Link
            url={dueAddress(gap)}
            accessibilityLabel={`${countOf(gap.dueNow, "customer")} due for ${gap.name}`}
          >
            {formatNumber(gap.dueNow)}
          </Link>
        ) : (
          "0"
        )}
      </td>
      <td>{formatNumber(gap.medianGap, 1)}</td>
      <td>
        {formatNumber(gap.low, 1)} to {formatNumber(gap.high, 1)}
      </td>
      <td>
        {formatNumber(gap.dueFrom)} to {formatDays(gap.dueTo)}
      </td>
      <td>{formatNumber(gap.repeatBuyers)}</td>
      <td>{formatNumber(gap.buyers)}</td>
    </tr>
  );
}
