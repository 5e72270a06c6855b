import { Box, Card, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { DownloadButton } from "../../components/download-button.tsx";
import { EmptyCard } from "../../components/empty.tsx";
import { Pages } from "../../components/form-table.tsx";
import { titled } from "../../components/titled.ts";
import { formatInstant } from "../../figures/format.ts";
import { SettingsPage } from "../settings-page.tsx";
import { settingsWords } from "../settings-words.ts";
import type { accessPage } from "./read.server.ts";
import { customerInWords, openedInWords, page } from "./words.ts";

export const meta = titled(settingsWords.access);

const ADDRESS = "/app/settings/access";

type Shown = ReturnType<typeof useLoaderData<typeof accessPage>>;

export default function AccessPage() {
  const { log, mayExport, timeZone } = useLoaderData<typeof accessPage>();
  return (
    <SettingsPage>
      {log === null ? (
        <EmptyCard title={page.keptBack}>{page.about}</EmptyCard>
      ) : (
        <Card padding="0">
          <Box padding="400">
            <InlineStack align="space-between" blockAlign="center" gap="300">
              <Text as="p" tone="subdued">
                {page.about}
              </Text>
              {mayExport ? (
                <DownloadButton url={`${ADDRESS}.csv`} fileName="access-log.csv">
                  {page.download}
                </DownloadButton>
              ) : null}
            </InlineStack>
          </Box>
          {log.entries.length === 0 ? (
            <Box padding="400" paddingBlockStart="0">
              <Text as="p">{log.isFirst ? page.nothing : page.older}</Text>
            </Box>
          ) : (
            <Entries entries={log.entries} timeZone={timeZone} />
          )}
          <Pages
            newest={log.isFirst ? null : ADDRESS}
            older={log.next && `${ADDRESS}?${new URLSearchParams({ before: log.next })}`}
          />
        </Card>
      )}
    </SettingsPage>
  );
}

function Entries({
  entries,
  timeZone,
}: {
  entries: NonNullable<Shown["log"]>["entries"];
  timeZone: string;
}) {
  return (
    <IndexTable
      resourceName={page.entries}
      itemCount={entries.length}
      selectable={false}
      headings={[
        { title: page.when },
        { title: page.who },
        { title: page.what },
        { title: page.customer },
      ]}
    >
      {entries.map(({ entryId, at, name, what, customerId }, position) => (
        <IndexTable.Row id={entryId} key={entryId} position={position}>
          <IndexTable.Cell>{formatInstant(at, timeZone)}</IndexTable.Cell>
          <IndexTable.Cell>{name}</IndexTable.Cell>
          <IndexTable.Cell>{openedInWords(what)}</IndexTable.Cell>
          <IndexTable.Cell>
            {customerId === null ? (
              ""
            ) : (
              <Link url={`/app/customers/${customerId}`}>{customerInWords(customerId)}</Link>
            )}
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
