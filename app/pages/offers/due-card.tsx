import { Link } from "@shopify/polaris";
import { FEWEST_GAPS, type ProductGap } from "../../clv/pictures/product-gaps.ts";
import { ChartCard } from "../../components/chart-card.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { ScrollTable } from "../../components/charts/scroll-table.tsx";
import { formatNumber } from "../../figures/format.ts";
import { dueAddress, dueOffer } from "./due.ts";
import type { Figure } from "../../figures/figure.ts";
import { productsCard } from "./due-words.ts";

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
  if (!first) return productsCard.tooFewYet(FEWEST_GAPS);
  const best = productsCard.isBoughtAgainAfter(first.name, first.medianGap, first.dueNow);
  const narrow = gaps.filter(({ dueFrom, dueTo }) => dueTo <= NARROW * dueFrom).length;
  const rhythm = narrow === 0 ? productsCard.noNarrowRhythm : productsCard.narrowRhythms(narrow);
  const few = sold - enough;
  const left = [
    rhythm,
    ...(enough > gaps.length ? [productsCard.shownAre(gaps.length)] : []),
    ...(few > 0 ? [productsCard.leftOut(few, FEWEST_GAPS)] : []),
  ];
  return [best, ...left].join(" ");
}

// what one acts on first: on a phone the rest is scrolled to
const COLUMNS = [
  productsCard.product,
  productsCard.dueForIt,
  productsCard.offer,
  productsCard.medianDays,
  productsCard.n95IntervalDays,
  productsCard.remindAfter,
  productsCard.boughtAgain,
  productsCard.buyers,
];

/** The rest is folded. */
const SHOWN = 6;

/** When each product is bought again, and who is due. */
export function DueCard({ products, currency }: { products: Products; currency: string }) {
  return (
    <ChartCard
      title={productsCard.dueToReorder}
      sentence={replenishWords(products)}
      {...(products.figure ? { figure: products.figure } : {})}
      currency={currency}
    >
      <Gaps gaps={products.gaps.slice(0, SHOWN)} />
      {products.gaps.length > SHOWN ? (
        <Disclosure label={productsCard.more(products.gaps.length - SHOWN)}>
          <Gaps gaps={products.gaps.slice(SHOWN)} />
        </Disclosure>
      ) : null}
    </ChartCard>
  );
}

function Gaps({ gaps }: { gaps: ProductGap[] }) {
  return (
    <ScrollTable caption={productsCard.productsByDaysUntil} columns={COLUMNS}>
      {gaps.map((gap) => (
        <ProductRow key={gap.productId} gap={gap} />
      ))}
    </ScrollTable>
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
            accessibilityLabel={productsCard.dueFor(gap.dueNow, gap.name)}
          >
            {formatNumber(gap.dueNow)}
          </Link>
        ) : (
          "0"
        )}
      </td>
      <td>
        {gap.dueNow > 0 ? (
          <Link url={dueOffer(gap)} accessibilityLabel={productsCard.offerFor(gap.name)}>
            {productsCard.makeOffer}
          </Link>
        ) : (
          productsCard.none
        )}
      </td>
      <td>{formatNumber(gap.medianGap, 1)}</td>
      <td>{productsCard.interval(gap.low, gap.high)}</td>
      <td>{productsCard.remindBetween(gap.dueFrom, gap.dueTo)}</td>
      <td>{formatNumber(gap.repeatBuyers)}</td>
      <td>{formatNumber(gap.buyers)}</td>
    </tr>
  );
}
