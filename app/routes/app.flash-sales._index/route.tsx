import { Banner, BlockStack, Card, IndexTable, Link, Page, Text } from "@shopify/polaris";
import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { Empty } from "../../components/empty.tsx";
import { saleStandings } from "../../pages/offer-words.ts";
import { usePolling } from "../../components/form-polling.ts";
import { NumberCell, Pages, StandingBadge } from "../../components/form-table.tsx";
import { formatInstant, formatNumber } from "../../figures/format.ts";
import { pool } from "../../db.server.ts";
import { zoneName } from "../../calendar/wall-time.ts";
import { followSales } from "../../flash-sales/follow.server.ts";
import { isOver } from "../../flash-sales/sale.ts";
import { listSales } from "../../flash-sales/sales.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

const pageKey = /^[\dT:.Z+-]{20,30}~[0-9a-f-]{36}$/;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  const asked = new URL(request.url).searchParams.get("before");
  const before = asked && pageKey.test(asked) ? asked : null;
  const page = await listSales(pool, shop.shopId, { before });
  const { sales, fromShopify } = await followSales(admin, shop.shopId, page.sales);
  return {
    fromShopify,
    next: page.next,
    isFirst: before === null,
    timeZone: shop.timezone,
    zone: zoneName(shop.timezone, Date.now()),
    sales: sales.map((sale) => ({
      saleId: sale.saleId,
      title: sale.title,
      percent: sale.percent,
      products: sale.productIds.length,
      startsAt: sale.startsAt,
      endsAt: sale.endsAt,
      standing: sale.cancelledAt && !isOver(sale.state) ? ("cancelling" as const) : sale.state,
    })),
  };
}

export default function FlashSales() {
  const { sales, next, isFirst, timeZone, zone, fromShopify } = useLoaderData<typeof loader>();
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
                  <NumberCell>{`${sale.percent}%`}</NumberCell>
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
