import { ToldBadge } from "./told-badge.tsx";
import { Box, IndexTable, InlineStack, Pagination, Text, type BadgeProps } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { aboutBadge, formTable } from "./words.ts";

/** A figure in a table: right-aligned, digits under each other. */
export function NumberCell({ children }: { children: string }) {
  return (
    <IndexTable.Cell>
      <Text as="span" alignment="end" numeric>
        {children}
      </Text>
    </IndexTable.Cell>
  );
}

/** What a merchant called a row's thing, however long and with or without spaces. */
export function OwnName({ children }: { children: string }) {
  return (
    <span className="own-name">
      <Text as="span" fontWeight="semibold">
        {children}
      </Text>
    </span>
  );
}

interface Standing {
  label: string;
  tone: BadgeProps["tone"];
  progress?: BadgeProps["progress"];
}

export function StandingBadge({ standing: { label, tone, progress } }: { standing: Standing }) {
  return (
    <ToldBadge about={aboutBadge.standing} tone={tone} progress={progress}>
      {label}
    </ToldBadge>
  );
}

interface PagesProps {
  /** address of the newest page; null while it is shown */
  newest: string | null;
  /** address of the next, older page; null on the last one */
  older: string | null;
}

/** Forward through a list by keys; back means to its beginning. Nothing when one page holds it all. */
export function Pages({ newest, older }: PagesProps) {
  const navigate = useNavigate();
  if (newest === null && older === null) return null;
  return (
    <Box padding="300">
      <InlineStack align="center">
        <Pagination
          hasPrevious={newest !== null}
          previousTooltip={formTable.newest}
          onPrevious={() => newest !== null && navigate(newest)}
          hasNext={older !== null}
          nextTooltip={formTable.older}
          onNext={() => older !== null && navigate(older)}
        />
      </InlineStack>
    </Box>
  );
}
