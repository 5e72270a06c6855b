import { Button, Card, Page, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { useDownload } from "../../components/download-button.tsx";
import { CustomerFilters } from "./customer-filters.tsx";
import { CustomerTable } from "./customer-table.tsx";
import styles from "./customers.css?url";
import { isNarrowed, listParams } from "./list-query.ts";
import type { customersPage } from "./read.server.ts";
import { titled } from "../../components/titled.ts";
import { countWords, page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(page.customers);

export default function Customers() {
  const list = useLoaderData<typeof customersPage>();
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
      title={page.customers}
      fullWidth
      // a plain button: Polaris folds actions away on phones only once its script runs, and the page jumps
      primaryAction={
        <Button
          onClick={() => void csv.download()}
          loading={csv.loading}
          disabled={list.count === 0}
        >
          {page.exportCsv}
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
      {list.hidden ? (
        <div className="between-cards above-card">
          <Text as="p" tone="subdued">
            {list.hidden}
          </Text>
        </div>
      ) : null}
      {list.isPart ? (
        <div className="between-cards above-card">
          <Text as="p" tone="subdued">
            {page.readSoFar}
          </Text>
        </div>
      ) : null}
      <Card padding="0">
        <CustomerFilters
          currency={list.currency}
          productName={list.productName}
          isLoading={isLoading}
        />
        <CustomerTable list={list} isSearch={isNarrowed(search)} />
        <div className="list-foot">
          <Text as="p" variant="bodySm" tone="subdued">
            {list.problem ?? countWords(list.count, list.countIsComplete, search.get("sort"))}
            {list.leftOut > 0 ? ` ${page.leftOut(list.leftOut)}` : null}
          </Text>
        </div>
      </Card>
    </Page>
  );
}
