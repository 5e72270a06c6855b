import { Badge, BlockStack, Card, InlineStack, Text, type BadgeProps } from "@shopify/polaris";
import { DataTable } from "../../components/charts/chart-frame.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { useSurveyPlacement, type Placement } from "../../components/survey-placement.ts";
import { countOf, formatInstant } from "../../figures/format.ts";

interface Health {
  pausedReason: string | null;
  token: { state: "renews" | "fixed" | "missing"; renewableUntil: string | null };
  bulk: {
    state: "granted" | "lapsed" | "interrupted" | "unknown";
    usedAt: string | null;
    since: string | null;
    readsPages: boolean;
  };
  import: {
    standing: "running" | "failed" | "cancelled" | "done";
    sentence: string;
    read: number;
    problem: string | null;
    finishedAt: string | null;
  } | null;
  /** null until Shopify was asked */
  missingScopes: { handle: string; purpose: string }[] | null;
  readsWholeHistory: boolean;
  historySince: string | null;
  computedAt: string | null;
}

interface Line {
  title: string;
  badge: { label: string; tone?: BadgeProps["tone"] };
  words: string;
}

const fine: Line["badge"] = { label: "Works", tone: "success" };
const waiting: Line["badge"] = { label: "Under way", tone: "info" };

export function HealthCard({ health, timeZone }: { health: Health; timeZone: string }) {
  const placement = useSurveyPlacement();
  const lines = [
    connection(health),
    token(health, timeZone),
    access(health),
    orders(health, timeZone),
    bulk(health, timeZone),
    history(health, timeZone),
    numbers(health, timeZone),
    survey(placement),
  ];
  return (
    <Card>
      <BlockStack gap="400">
        {lines.map(({ title, badge, words }) => (
          <BlockStack key={title} gap="050">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h3" variant="headingSm">
                {title}
              </Text>
              <Badge {...(badge.tone ? { tone: badge.tone } : {})}>{badge.label}</Badge>
            </InlineStack>
            <Text as="p" tone="subdued">
              {words}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function connection({ pausedReason }: Health): Line {
  return {
    title: "Connection to Shopify",
    badge: pausedReason ? { label: "Paused", tone: "critical" } : fine,
    words: pausedReason ?? "Shopify answers, nothing is held back.",
  };
}

function token({ token: { state, renewableUntil } }: Health, timeZone: string): Line {
  const title = "Access key";
  if (state === "renews")
    return {
      title,
      badge: fine,
      words: renewableUntil
        ? `Renews itself every hour. Without any use it would end on ${formatInstant(renewableUntil, timeZone)}.`
        : "Renews itself.",
    };
  return {
    title,
    badge: { label: state === "missing" ? "Missing" : "Ends soon", tone: "attention" },
    words:
      state === "missing"
        ? "Shopify has given none. Open Boomerang again from Apps in the Shopify admin."
        : "It cannot be renewed. Open Boomerang again from Apps in the Shopify admin.",
  };
}

function bulk({ bulk: found }: Health, timeZone: string): Line {
  const title = "Bulk access";
  const at = (instant: string | null) => (instant ? formatInstant(instant, timeZone) : "");
  const pages = found.readsPages ? " Orders are read page by page meanwhile." : "";
  switch (found.state) {
    case "granted":
      return {
        title,
        badge: { label: "Granted", tone: "success" },
        words: `Last used on ${at(found.usedAt)}, and every week from then on, so that Shopify does not take it back.`,
      };
    case "lapsed":
      return {
        title,
        badge: { label: "Lapsed", tone: "attention" },
        words: `Refused since ${at(found.since)}: bulk operations must be enabled for the app in Shopify's Partner Dashboard.${pages} New orders arrive as always.`,
      };
    case "interrupted":
      return {
        title,
        badge: { label: "Interrupted", tone: "attention" },
        words: `The export of ${at(found.since)} came to nothing.${pages} It is tried again every night.`,
      };
    case "unknown":
      return { title, badge: { label: "Not used yet" }, words: "The first import uses it." };
  }
}

function orders({ import: imported }: Health, timeZone: string): Line {
  const title = "Orders";
  if (!imported) return { title, badge: waiting, words: "The first import starts in a moment." };
  const read = countOf(imported.read, "order");
  if (imported.standing === "done")
    return {
      title,
      badge: fine,
      words: `${read} read${imported.finishedAt ? ` on ${formatInstant(imported.finishedAt, timeZone)}` : ""}. New ones arrive by themselves and are compared every hour.`,
    };
  const badge: Line["badge"] =
    imported.standing === "running"
      ? waiting
      : imported.standing === "failed"
        ? { label: "Failed", tone: "critical" }
        : { label: "Stopped", tone: "attention" };
  return {
    title,
    badge,
    words: [
      `${imported.sentence}: ${read} so far.`,
      imported.problem ?? "",
      imported.standing === "running" ? "" : "They can be read again from Home.",
    ]
      .filter(Boolean)
      .join(" "),
  };
}

function history(
  { historySince, readsWholeHistory, missingScopes }: Health,
  timeZone: string,
): Line {
  if (!missingScopes)
    return { title: "History", badge: waiting, words: "Shopify is being asked how far back." };
  if (historySince && readsWholeHistory)
    return {
      title: "History",
      badge: waiting,
      words: `Shopify has granted all orders. Figures begin on ${formatInstant(historySince, timeZone)} until the older ones are read.`,
    };
  return {
    title: "History",
    badge: historySince
      ? { label: "Partial", tone: "attention" }
      : { label: "Whole", tone: "success" },
    words: historySince
      ? `Only orders since ${formatInstant(historySince, timeZone)} are readable: Shopify has not granted access to all orders. Values and states of older customers are too low.`
      : "All orders of the shop are readable.",
  };
}

function access({ missingScopes }: Health): Line {
  if (!missingScopes)
    return { title: "Access", badge: waiting, words: "Shopify is being asked what is granted." };
  return {
    title: "Access",
    badge: missingScopes.length > 0 ? { label: "Incomplete", tone: "attention" } : fine,
    words:
      missingScopes.length > 0
        ? `Boomerang may not ${missingScopes.map((scope) => scope.purpose).join(", nor ")}. Open the app again from Apps to grant it.`
        : "Everything Boomerang asked for is granted.",
  };
}

function numbers({ computedAt }: Health, timeZone: string): Line {
  return {
    title: "Values and states",
    badge: computedAt ? fine : waiting,
    words: computedAt
      ? `Computed on ${formatInstant(computedAt, timeZone)}; again every night, and for a customer with each order.`
      : "Computed when all orders are read.",
  };
}

function survey(placement: Placement): Line {
  const title = "Survey block";
  if (placement === "asking" || placement === "unknown")
    return {
      title,
      badge: { label: placement === "asking" ? "Asking" : "Not known" },
      words: "The Feedback survey block belongs on the thank-you page, in the checkout editor.",
    };
  return placement.thankYou
    ? {
        title,
        badge: { label: "Placed", tone: "success" },
        words: placement.orderStatus
          ? "On the thank-you page and on the order status page."
          : "On the thank-you page. It can be placed on the order status page too.",
      }
    : {
        title,
        badge: { label: "Not placed", tone: "attention" },
        words: "Add the Feedback survey block to the thank-you page, in the checkout editor.",
      };
}

interface Webhook {
  topic: string;
  lastReceivedAt: string | null;
}

interface News {
  webhooks: Webhook[];
  /** changes of the last seven days that only a comparison found; null before the first comparison */
  missed: number | null;
  timeZone: string;
}

export function WebhooksCard({ webhooks, missed, timeZone }: News) {
  const seen = webhooks.flatMap((one) => one.lastReceivedAt ?? []).sort();
  const last = seen.at(-1);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="p">
          {last
            ? `Last news: ${formatInstant(last, timeZone)}.`
            : "No news yet. The first comes with the next order."}
        </Text>
        {missed === null ? null : (
          <Text as="p" tone="subdued">
            {missed > 0
              ? `${countOf(missed, "change")} of the last 7 days did not arrive by themselves: comparing found them.`
              : "Nothing was missed in the last 7 days."}
          </Text>
        )}
        <Disclosure label="By kind">
          <DataTable
            caption="Last news by kind"
            columns={["Kind", "Last received"]}
            rows={webhooks.map(({ topic, lastReceivedAt }) => [
              topic,
              lastReceivedAt ? formatInstant(lastReceivedAt, timeZone) : "never",
            ])}
          />
        </Disclosure>
      </BlockStack>
    </Card>
  );
}
