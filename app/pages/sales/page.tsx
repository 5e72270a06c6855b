import { Banner, BlockStack, Card, IndexTable, Link, Page, Text } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { Empty } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { NumberCell, Pages, StandingBadge } from "../../components/form-table.tsx";
import { formatInstant, formatNumber } from "../../figures/format.ts";
import { saleStandings } from "../offer-words.ts";
import type { salesPage } from "./read.server.ts";

export default function FlashSales() {
  const { sales, next, isFirst, timeZone, zone, fromShopify } = useLoaderData<typeof salesPage>();
  usePolling(sales.some(({ standing }) => standing === "creating" || standing === "cancelling"));
  return (
    <Page
      title="Flash sales"
      subtitle={`Times are the shop’s: ${zone}`}
      primaryAction={{ content: "New flash sale", url: "/app/flash-sales/new" }}
    >
      <BlockStack gap="400">
        {fromShopify ? null : (
          <Banner tone="warning">
            <Text as="p">
              Shopify did not answer just now. States are shown by the clock and may be off by a
              moment.
            </Text>
          </Banner>
        )}
        <Card padding="0">
          {sales.length === 0 && isFirst ? (
            <Empty
              title="Sales that begin and end by themselves"
              action={{ content: "New flash sale", url: "/app/flash-sales/new" }}
            >
              A flash sale lowers the price of some products for a set time. Shopify starts and ends
              it, also if Boomerang were gone.
            </Empty>
          ) : (
            <IndexTable
              resourceName={{ singular: "flash sale", plural: "flash sales" }}
              itemCount={sales.length}
              selectable={false}
              headings={[
                { title: "Sale" },
                { title: "State" },
                { title: "Off", alignment: "end" },
                { title: "Products", alignment: "end" },
                { title: "Starts" },
                { title: "Ends" },
              ]}
            >
              {sales.map((sale, position) => (
                <IndexTable.Row id={sale.saleId} key={sale.saleId} position={position}>
                  <IndexTable.Cell>
                    <Link
                      url={`/app/flash-sales/${sale.saleId}`}
                      dataPrimaryLink
                      monochrome
                      removeUnderline
                    >
                      <Text as="span" fontWeight="semibold">
                        {sale.title}
                      </Text>
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
          <Pages
            newest={isFirst ? null : "/app/flash-sales"}
            older={next && `/app/flash-sales?before=${encodeURIComponent(next)}`}
          />
        </Card>
      </BlockStack>
    </Page>
  );
}
