import { Banner, BlockStack, Box, Card, IndexTable, Link, Text } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { Empty } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { NumberCell, OwnName, Pages, StandingBadge } from "../../components/form-table.tsx";
import { formatInstant, formatNumber } from "../../figures/format.ts";
import { DraftsCard } from "../drafts-card.tsx";
import { beginSale, OffersPage } from "../offers-page.tsx";
import { saleStandings } from "../offer-words.ts";
import type { salesPage } from "./read.server.ts";
import { titled } from "../../components/titled.ts";
import { page } from "./words.ts";

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
        <Card padding="0">
          {sales.length === 0 && isFirst ? (
            <Empty title={page.salesThatBegin} action={beginSale}>
              {page.aFlashSaleLowers}
            </Empty>
          ) : (
            <IndexTable
              resourceName={{ singular: page.flashSale, plural: page.many }}
              itemCount={sales.length}
              selectable={false}
              headings={[
                { title: page.sale },
                { title: page.state },
                { title: page.off, alignment: "end" },
                { title: page.products, alignment: "end" },
                { title: page.starts },
                { title: page.ends },
              ]}
            >
              {sales.map((sale, position) => (
                <IndexTable.Row id={sale.saleId} key={sale.saleId} position={position}>
                  <IndexTable.Cell>
                    <Link
                      url={`/app/offers/sales/${sale.saleId}`}
                      dataPrimaryLink
                      monochrome
                      removeUnderline
                    >
                      <OwnName>{sale.title}</OwnName>
                    </Link>
                  </IndexTable.Cell>
                  <IndexTable.Cell>
                    <StandingBadge standing={saleStandings[sale.standing]} />
                  </IndexTable.Cell>
                  <NumberCell>{sale.off}</NumberCell>
                  <NumberCell>{formatNumber(sale.products)}</NumberCell>
                  <IndexTable.Cell>{formatInstant(sale.startsAt, timeZone)}</IndexTable.Cell>
                  <IndexTable.Cell>{formatInstant(sale.endsAt, timeZone)}</IndexTable.Cell>
                </IndexTable.Row>
              ))}
            </IndexTable>
          )}
          <Box padding="300">
            <Text as="p" variant="bodySm" tone="subdued">
              {page.timesAreTheShops(zone)}
            </Text>
          </Box>
          <Pages
            newest={isFirst ? null : "/app/offers/sales"}
            older={next && `/app/offers/sales?before=${encodeURIComponent(next)}`}
          />
        </Card>
      </BlockStack>
    </OffersPage>
  );
}
