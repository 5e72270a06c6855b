import { BlockStack } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titled } from "../../../components/titled.ts";
import { ValueFrame } from "../frame.tsx";
import { tabs } from "../words.ts";
import { BackHero } from "./back-hero.tsx";
import { CohortsCard } from "./cohorts-card.tsx";
import { FitsCard } from "./fits-card.tsx";
import { GroupsCard } from "./groups-card.tsx";
import { NewcomersCard } from "./newcomers-card.tsx";
import type { retentionPage } from "./read.server.ts";
import styles from "./retention.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(tabs.retention);

export default function Retention() {
  const { currency, retention, ...rest } = useLoaderData<typeof retentionPage>();
  return (
    <ValueFrame {...rest}>
      {retention ? (
        <BlockStack gap="400">
          <BackHero second={retention.secondOrder} figure={retention.back} currency={currency} />
          <NewcomersCard
            asked={retention.asked}
            timeZone={retention.timeZone}
            newcomers={retention.newcomers}
            currency={currency}
          />
          {retention.groupsFigure ? (
            <GroupsCard
              rows={retention.groups}
              figure={retention.groupsFigure}
              hasMargin={retention.costs !== null}
              currency={currency}
            />
          ) : null}
          <FitsCard
            rows={retention.fits}
            figure={retention.fitsFigure}
            fewest={retention.fewest}
            currency={currency}
          />
          <CohortsCard
            cohorts={retention.cohorts}
            groups={retention.groups}
            figure={retention.nextMonth}
            costs={retention.costs}
            currency={currency}
          />
        </BlockStack>
      ) : null}
    </ValueFrame>
  );
}
