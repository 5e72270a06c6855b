import { Page } from "@shopify/polaris";
import type { ReactNode } from "react";
import { PageTabs } from "../components/page-tabs.tsx";
import { settingsWords as words } from "./settings-words.ts";

/** The way back from a page below Settings. */
export const backToSettings = { content: words.settings, url: "/app/settings" };

/** What stands on every page under Settings: a tab changes nothing above it. */
export function SettingsPage({ children }: { children: ReactNode }) {
  return (
    <Page
      title={words.settings}
      secondaryActions={[
        { content: words.dates, url: "/app/settings/dates" },
        { content: words.team, url: "/app/settings/team" },
        { content: words.leaving, url: "/app/settings/leaving" },
      ]}
    >
      <PageTabs
        label={words.settings}
        tabs={[
          { content: words.general, url: "/app/settings" },
          { content: words.health, url: "/app/settings/health" },
          { content: words.data, url: "/app/settings/data" },
          { content: words.access, url: "/app/settings/access" },
        ]}
      />
      {children}
    </Page>
  );
}
