import { Banner, Link, Page, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate, useSearchParams } from "@remix-run/react";
import { useState } from "react";
import { useDownload } from "../../components/download-button.tsx";
import { useFormId } from "../../components/form-id.ts";
import listStyles from "../../components/list/list.css?url";
import { List } from "../../components/list/list.tsx";
import { titled } from "../../components/titled.ts";
import { chosenOf } from "../../lists/address.ts";
import { paramsOfList } from "../../lists/filter.ts";
import { queryOf, type Selection } from "../../lists/selection.ts";
import type { Said } from "../answer.server.ts";
import styles from "./customers.css?url";
import { ExportMenu } from "./export-menu.tsx";
import { NoCustomers } from "./no-customers.tsx";
import type { customersPage } from "./read.server.ts";
import { TagForm } from "./tag-form.tsx";
import { customerTable, page, selectionWords } from "./words.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: listStyles },
  { rel: "stylesheet", href: styles },
];

export const meta = titled(page.customers);

/** The form of a segment of these customers. */
const segmentOf = (customers: string) => `/app/segments/new?${new URLSearchParams({ customers })}`;

export default function Customers() {
  const { list, isNarrowed, isPart, leftOut, hidden } = useLoaderData<typeof customersPage>();
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const changes = useFetcher<Said>();
  const viewId = useFormId(list.views.map(({ id }) => id).join());
  const csv = useDownload("customers.csv");
  const [tagging, setTagging] = useState<{ customers: string; who: string } | null>(null);
  const change = (fields: Record<string, string>) => changes.submit(fields, { method: "post" });
  const save = (customers: string, contacts: boolean) =>
    void csv.download(`/app/customers/export?${customers}${contacts ? "&contacts=yes" : ""}`);
  const query = (selection: Selection) =>
    queryOf(selection, chosenOf(address, paramsOfList(list.filters)));
  const problem = changes.data?.problem ?? csv.problem;
  return (
    <Page
      title={page.customers}
      fullWidth
      // a plain button: Polaris folds actions away on phones only once its script runs, and the page jumps
      primaryAction={
        <ExportMenu
          isLoading={csv.loading}
          disabled={list.count === 0}
          onExport={(contacts) => save(query({ kind: "all" }), contacts)}
        />
      }
    >
      {problem ? (
        <div className="above-card">
          <Banner tone="warning">{problem}</Banner>
        </div>
      ) : null}
      {isNarrowed ? (
        <div className="between-cards above-card">
          <Link url={segmentOf(query({ kind: "all" }))}>{page.saveAsSegment}</Link>
        </div>
      ) : null}
      {[hidden, isPart ? page.readSoFar : null].map((sentence) =>
        sentence ? (
          <div key={sentence} className="between-cards above-card">
            <Text as="p" tone="subdued">
              {sentence}
            </Text>
          </div>
        ) : null,
      )}
      <List
        list={list}
        resource={customerTable}
        search={customerTable.search}
        onColumns={(columns) => change({ intent: "columns", columns: columns.join(",") })}
        views={{
          create: (name, kept) =>
            change({ intent: "view-create", viewId: viewId(), name, query: kept }),
          rename: (id, name) => change({ intent: "view-rename", viewId: id, name }),
          remove: (id) => change({ intent: "view-remove", viewId: id }),
        }}
        actions={[
          {
            content: page.makeOffer,
            onAction: (selection) =>
              navigate(`/app/offers/new?${new URLSearchParams({ customers: query(selection) })}`),
          },
          {
            content: page.saveAsSegment,
            onAction: (selection) => navigate(segmentOf(query(selection))),
          },
          {
            content: page.tag,
            onAction: (selection) =>
              setTagging({ customers: query(selection), who: selectionWords(selection, list) }),
          },
          {
            content: page.exportCsv,
            onAction: (selection) => save(query(selection), false),
          },
        ]}
        above={
          tagging ? (
            <TagForm key={tagging.customers} {...tagging} onClose={() => setTagging(null)} />
          ) : null
        }
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
