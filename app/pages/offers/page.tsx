import { BlockStack, Card } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { DownloadButton } from "../../components/download-button.tsx";
import { Empty } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import listStyles from "../../components/list/list.css?url";
import { List } from "../../components/list/list.tsx";
import { titled } from "../../components/titled.ts";
import { DraftsCard } from "../drafts-card.tsx";
import { beginOffer, OffersPage } from "../offers-page.tsx";
import { DueCard } from "./due-card.tsx";
import styles from "./due.css?url";
import { PeriodSection } from "./period-section.tsx";
import type { offersPage } from "./read.server.ts";
import { offersResource, offerTable, page } from "./words.ts";

export const links: LinksFunction = () =>
  [listStyles, styles].map((href) => ({ rel: "stylesheet", href }));

export const meta = titled(page.offers);

export default function Offers() {
  const { asked, figures, narrowedBy, list, isEmpty, isMoving, drafts, currency, timeZone, due } =
    useLoaderData<typeof offersPage>();
  const [address] = useSearchParams();
  const columns = useFetcher();
  usePolling(isMoving);
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
        {isEmpty ? (
          <Card padding="0">
            <Empty title={page.offersThatShowWhether} action={beginOffer}>
              {page.anOfferGoes}
            </Empty>
          </Card>
        ) : (
          <>
            <PeriodSection {...{ asked, figures, narrowedBy, currency, timeZone }} />
            <List
              list={list}
              resource={offersResource}
              onColumns={(shown) =>
                columns.submit({ intent: "columns", columns: shown.join(",") }, { method: "post" })
              }
              empty={<Empty title={offerTable.noOffersHere}>{offerTable.anotherTabMay}</Empty>}
            >
              <DownloadButton url={`/app/offers.csv?${address}`} fileName="offers.csv">
                {page.download}
              </DownloadButton>
            </List>
          </>
        )}
        {due && due.gaps.length > 0 ? <DueCard products={due} currency={currency} /> : null}
      </BlockStack>
    </OffersPage>
  );
}
