import { BlockStack, Card, IndexTable, Link, Page, Tabs, Text } from "@shopify/polaris";
import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { customerStates, isCustomerState } from "../../clv/states/states.ts";
import { Empty } from "../../components/empty.tsx";
import { offerInWords, offerPhases } from "../../pages/offer-words.ts";
import { usePolling } from "../../components/form-polling.ts";
import { NumberCell, Pages, StandingBadge } from "../../components/form-table.tsx";
import { formatDay, formatMoney, formatNumber } from "../../figures/format.ts";
import { pool } from "../../db.server.ts";
import type { OfferPhase } from "../../offers/offer.ts";
import { listOffers } from "../../offers/offers.server.ts";
import { redemptionsOf } from "../../offers/redemptions.server.ts";
import { wallTime } from "../../calendar/wall-time.ts";
import { standingOf } from "../../offers/standing.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  const before = new URL(request.url).searchParams.get("before");
  const isInstant = before !== null && !Number.isNaN(Date.parse(before));
  const page = await listOffers(pool, shop.shopId, { before: isInstant ? before : null });
  const offers = await standingOf(admin, page.offers);
  const used = await redemptionsOf(
    pool,
    shop.shopId,
    offers.map((offer) => offer.offerId),
  );
  return {
    currency: shop.currency,
    next: page.next,
    isFirst: !isInstant,
    offers: offers.map((offer) => ({
      offerId: offer.offerId,
      title: offer.title,
      segment: isCustomerState(offer.segment) ? customerStates[offer.segment].label : offer.segment,
      words: offerInWords(offer, shop.currency),
      phase: offer.phase,
      treated: offer.treated,
      heldOut: offer.heldOut,
      createdDay: wallTime(offer.createdAt, shop.timezone).day,
      endDay: offer.endsAt ? wallTime(offer.endsAt, shop.timezone).day : null,
      redemptions: used.get(offer.offerId)?.redemptions ?? 0,
      revenueMinor: used.get(offer.offerId)?.revenueMinor ?? 0,
    })),
  };
}

const views: { id: string; label: string; holds: (phase: OfferPhase) => boolean }[] = [
  { id: "all", label: "All", holds: () => true },
  {
    id: "running",
    label: "Running",
    holds: (phase) => phase === "launching" || phase === "running" || phase === "stopping",
  },
  { id: "over", label: "Over", holds: (phase) => phase === "ended" || phase === "stopped" },
  { id: "failed", label: "Failed", holds: (phase) => phase === "failed" },
];

export default function Offers() {
  const { offers, currency, next, isFirst } = useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  const selected = Math.max(
    0,
    views.findIndex((view) => view.id === search.get("view")),
  );
  const shown = offers.filter((offer) => views[selected]!.holds(offer.phase));
  usePolling(offers.some((offer) => offer.phase === "launching" || offer.phase === "stopping"));
  const isEmpty = offers.length === 0 && isFirst;

  return (
    <Page title="Offers" primaryAction={{ content: "New offer", url: "/app/offers/new" }}>
      <Card padding="0">
        {isEmpty ? (
          <Empty
            title="Offers that show whether they paid"
            action={{ content: "New offer", url: "/app/offers/new" }}
          >
            An offer goes to one segment. Some of its customers are held out by chance and get no
            code: what they buy anyway shows what the offer really brought.
          </Empty>
        ) : (
          <BlockStack>
            <Tabs
              tabs={views.map(({ id, label }) => ({ id, content: label, panelID: "offers" }))}
              selected={selected}
              onSelect={(index) => setSearch({ view: views[index]!.id }, { replace: true })}
            />
            <div id="offers">
              <OfferTable offers={shown} currency={currency} />
            </div>
            <Pages
              newest={isFirst ? null : "/app/offers"}
              older={next && `/app/offers?before=${encodeURIComponent(next)}`}
            />
          </BlockStack>
        )}
      </Card>
    </Page>
  );
}

type Offer = ReturnType<typeof useLoaderData<typeof loader>>["offers"][number];

function OfferTable({ offers, currency }: { offers: Offer[]; currency: string }) {
  return (
    <IndexTable
      resourceName={{ singular: "offer", plural: "offers" }}
      itemCount={offers.length}
      selectable={false}
      emptyState={<Empty title="No offers here">Another tab may have them.</Empty>}
      headings={[
        { title: "Offer" },
        { title: "State" },
        { title: "Segment" },
        { title: "With a code", alignment: "end" },
        { title: "Held out", alignment: "end" },
        { title: "Redeemed", alignment: "end" },
        { title: "Revenue with a code", alignment: "end" },
        { title: "Ends" },
      ]}
    >
      {offers.map((offer, position) => (
        <IndexTable.Row id={offer.offerId} key={offer.offerId} position={position}>
          <IndexTable.Cell>
            <BlockStack>
              <Link url={`/app/offers/${offer.offerId}`} dataPrimaryLink monochrome removeUnderline>
                <Text as="span" fontWeight="semibold">
                  {offer.title}
                </Text>
              </Link>
              <Text as="span" variant="bodySm" tone="subdued">
                {offer.words}
              </Text>
            </BlockStack>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <StandingBadge standing={offerPhases[offer.phase]} />
          </IndexTable.Cell>
          <IndexTable.Cell>{offer.segment}</IndexTable.Cell>
          <NumberCell>{formatNumber(offer.treated)}</NumberCell>
          <NumberCell>{formatNumber(offer.heldOut)}</NumberCell>
          <NumberCell>{formatNumber(offer.redemptions)}</NumberCell>
          <NumberCell>{formatMoney(offer.revenueMinor, currency)}</NumberCell>
          <IndexTable.Cell>{offer.endDay ? formatDay(offer.endDay) : "No end"}</IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
