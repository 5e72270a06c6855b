import { Button, Page, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useDownload } from "../../components/download-button.tsx";
import { Empty } from "../../components/empty.tsx";
import listStyles from "../../components/list/list.css?url";
import { List } from "../../components/list/list.tsx";
import { useListAddress } from "../../components/list/use-address.ts";
import { titled } from "../../components/titled.ts";
import styles from "./customers.css?url";
import type { customersPage } from "./read.server.ts";
import { customerTable, page } from "./words.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: listStyles },
  { rel: "stylesheet", href: styles },
];

export const meta = titled(page.customers);

export default function Customers() {
  const { list, isNarrowed, isPart, leftOut, hidden } = useLoaderData<typeof customersPage>();
  const [search] = useSearchParams();
  const { change } = useListAddress();
  const csv = useDownload(`/app/customers/export?${search}`, "customers.csv");
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
      {[csv.problem, hidden, isPart ? page.readSoFar : null].map((sentence) =>
        sentence ? (
          <div key={sentence} className="between-cards above-card">
            <Text as="p" tone={sentence === csv.problem ? "critical" : "subdued"}>
              {sentence}
            </Text>
          </div>
        ) : null,
      )}
      <List
        list={list}
        resource={customerTable}
        search={customerTable.search}
        onColumns={(shown) => change({ columns: shown.join(",") })}
        empty={<NoCustomers isNarrowed={isNarrowed} />}
      >
        {leftOut > 0 ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {page.leftOut(leftOut)}
          </Text>
        ) : null}
      </List>
    </Page>
  );
}

function NoCustomers({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <Empty
      title={customerTable.noCustomerFits}
      action={{ content: customerTable.showAllCustomers, url: "/app/customers" }}
    >
      {customerTable.onlyCustomers}
    </Empty>
  ) : (
    <Empty
      title={customerTable.yourCustomersAppearHere}
      action={{ content: customerTable.seeProgress, url: "/app" }}
    >
      {customerTable.eachOne}
    </Empty>
  );
}
