import { Button, Card, Page, Text } from "@shopify/polaris";
import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useDownload } from "../../components/download-button.tsx";
import { formatNumber } from "../../figures/format.ts";
import { listParams, parseListQuery } from "../../pages/customers/list-query.ts";
import { customersPage } from "../../pages/customers/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import { CustomerFilters } from "../../pages/customers/customer-filters.tsx";
import { CustomerTable } from "../../pages/customers/customer-table.tsx";
import styles from "../../pages/customers/customers.css?url";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  const parsed = parseListQuery(new URL(request.url).searchParams);
  if (!parsed.ok) throw new Response(parsed.problems.join(". "), { status: 400 });
  return customersPage(shop, admin, parsed.query, new Date());
}

export default function Customers() {
  const list = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const navigation = useNavigation();
  const isLoading =
    navigation.state === "loading" && navigation.location.pathname === "/app/customers";
  const chosen = new URLSearchParams(
    listParams.flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const csv = useDownload(`/app/customers/export?${chosen}`, "customers.csv");

  return (
    <Page
      title="Customers"
      fullWidth
      // a plain button: Polaris folds actions away on phones only once its script runs, and the page jumps
      primaryAction={
        <Button
          onClick={() => void csv.download()}
          loading={csv.loading}
          disabled={list.count === 0}
        >
          Export CSV
        </Button>
      }
    >
      {csv.problem ? (
        <div className="between-cards above-card">
          <Text as="p" tone="critical">
            {csv.problem}
          </Text>
        </div>
      ) : null}
      <Card padding="0">
        <CustomerFilters
          currency={list.currency}
          productName={list.productName}
          isLoading={isLoading}
        />
        <CustomerTable list={list} isSearch={search.size > 0} />
        <div className="list-foot">
          <Text as="p" variant="bodySm" tone="subdued">
            {list.problem ?? countWords(list.count, list.countIsComplete, search.get("sort"))}
          </Text>
        </div>
      </Card>
    </Page>
  );
}

function countWords(count: number, isComplete: boolean, sort: string | null): string {
  const all = isComplete
    ? `${formatNumber(count)} ${count === 1 ? "customer" : "customers"}`
    : `More than ${formatNumber(count)} customers`;
  return sort?.startsWith("predicted")
    ? `${all} with a prediction; the others are not in this order`
    : all;
}
