import { Banner, BlockStack, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Empty } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import listStyles from "../../components/list/list.css?url";
import { List } from "../../components/list/list.tsx";
import { DraftsCard } from "../drafts-card.tsx";
import { beginSale, OffersPage } from "../offers-page.tsx";
import { salesList } from "./list.ts";
import type { salesPage } from "./read.server.ts";
import { titled } from "../../components/titled.ts";
import { page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: listStyles }];

export const meta = titled(page.documentTitle);

export default function FlashSales() {
  const { sales, drafts, next, isFirst, timeZone, zone, fromShopify } =
    useLoaderData<typeof salesPage>();
  usePolling(sales.some(({ standing }) => standing === "creating" || standing === "cancelling"));
  return (
    <OffersPage>
      <BlockStack gap="400">
        {fromShopify ? null : (
          <Banner tone="warning">
            <Text as="p">{page.shopifyDidNotAnswer}</Text>
          </Banner>
        )}
        <DraftsCard
          drafts={drafts}
          form="/app/offers/sales/new"
          door="/app/offers/sales/drafts"
          idName="saleId"
          timeZone={timeZone}
        />
        <List
          list={salesList(sales, { timeZone, zone })}
          resource={{ singular: page.flashSale, plural: page.many }}
          pages={{
            newest: isFirst ? null : "/app/offers/sales",
            older: next && `/app/offers/sales?before=${encodeURIComponent(next)}`,
          }}
          empty={
            <Empty title={page.salesThatBegin} action={beginSale}>
              {page.aFlashSaleLowers}
            </Empty>
          }
        />
      </BlockStack>
    </OffersPage>
  );
}
