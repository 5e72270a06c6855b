import { BlockStack, Card, Tabs } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Empty } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { Pages } from "../../components/form-table.tsx";
import type { OfferPhase } from "../../offers/offer.ts";
import { DraftsCard } from "../drafts-card.tsx";
import { beginOffer, OffersPage } from "../offers-page.tsx";
import { DueCard } from "./due-card.tsx";
import styles from "./due.css?url";
import { OfferTable } from "./offer-table.tsx";
import type { offersPage } from "./read.server.ts";
import { titled } from "../../components/titled.ts";
import { page } from "./words.ts";

const views: { id: string; label: string; holds: (phase: OfferPhase) => boolean }[] = [
  { id: "all", label: page.all, holds: () => true },
  {
    id: "running",
    label: page.running,
    holds: (phase) => phase === "launching" || phase === "running" || phase === "stopping",
  },
  { id: "over", label: page.over, holds: (phase) => phase === "ended" || phase === "stopped" },
  { id: "failed", label: page.failed, holds: (phase) => phase === "failed" },
];

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(page.offers);

export default function Offers() {
  const { offers, drafts, currency, timeZone, next, isFirst, due } =
    useLoaderData<typeof offersPage>();
  const [search, setSearch] = useSearchParams();
  const selected = Math.max(
    0,
    views.findIndex((view) => view.id === search.get("view")),
  );
  const shown = offers.filter((offer) => views[selected]!.holds(offer.phase));
  usePolling(offers.some((offer) => offer.phase === "launching" || offer.phase === "stopping"));
  const isEmpty = offers.length === 0 && isFirst;

  return (
    <OffersPage>
      <BlockStack gap="400">
        <DraftsCard
          drafts={drafts}
          form="/app/offers/new"
          door="/app/offers/drafts"
          idName="offerId"
          timeZone={timeZone}
        />
        <Card padding="0">
          {isEmpty ? (
            <Empty title={page.offersThatShowWhether} action={beginOffer}>
              {page.anOfferGoes}
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
        {due && due.gaps.length > 0 && isFirst ? (
          <DueCard products={due} currency={currency} />
        ) : null}
      </BlockStack>
    </OffersPage>
  );
}
