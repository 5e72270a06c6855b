import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DownloadButton } from "../../components/download-button.tsx";
import { Empty, EmptyCard } from "../../components/empty.tsx";
import listStyles from "../../components/list/list.css?url";
import { List } from "../../components/list/list.tsx";
import { titled } from "../../components/titled.ts";
import { SettingsPage } from "../settings-page.tsx";
import { settingsWords } from "../settings-words.ts";
import type { accessPage } from "./read.server.ts";
import { entriesList } from "./entries.ts";
import { page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: listStyles }];

export const meta = titled(settingsWords.access);

const ADDRESS = "/app/settings/access";

export default function AccessPage() {
  const { log, mayExport, timeZone } = useLoaderData<typeof accessPage>();
  return (
    <SettingsPage>
      {log === null ? (
        <EmptyCard title={page.keptBack}>{page.about}</EmptyCard>
      ) : (
        <List
          list={entriesList(log.entries, timeZone)}
          resource={page.entries}
          pages={{
            newest: log.isFirst ? null : ADDRESS,
            older: log.next && `${ADDRESS}?${new URLSearchParams({ before: log.next })}`,
          }}
          empty={<Empty title={log.isFirst ? page.nothing : page.older}>{page.about}</Empty>}
        >
          {mayExport ? (
            <DownloadButton url={`${ADDRESS}.csv`} fileName="access-log.csv">
              {page.download}
            </DownloadButton>
          ) : null}
        </List>
      )}
    </SettingsPage>
  );
}
