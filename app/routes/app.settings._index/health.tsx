import { Badge, BlockStack, Card, InlineStack, Text, type BadgeProps } from "@shopify/polaris";
import { DataTable } from "../../components/charts/chart-frame.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { useSurveyPlacement, type Placement } from "../../components/survey-placement.ts";
import { countOf, formatInstant, formatNumber } from "../../components/format.ts";

interface Health {
  pausedReason: string | null;
  import: {
    standing: "running" | "failed" | "cancelled" | "done";
    sentence: string;
    read: number;
    problem: string | null;
    finishedAt: string | null;
  } | null;
  missingScopes: { handle: string; purpose: string }[];
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
    orders(health, timeZone),
    history(health, timeZone),
    access(health),
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
    words: `${imported.sentence}: ${read} so far. ${imported.problem ?? ""}`.trim(),
  };
}

function history({ historySince }: Health, timeZone: string): Line {
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

interface Queue {
  waiting: number;
  running: number;
  scheduled: number;
  failed: { name: string; givenUp: boolean; attempts: number; lastError: string; at: string }[];
}

export function JobsCard({ queue, timeZone }: { queue: Queue; timeZone: string }) {
  return (
    <Card>
      <BlockStack gap="300">
        <dl className="inputs">
          <div>
            <dt>Waiting</dt>
            <dd>{formatNumber(queue.waiting)}</dd>
          </div>
          <div>
            <dt>Running</dt>
            <dd>{formatNumber(queue.running)}</dd>
          </div>
          <div>
            <dt>Due later</dt>
            <dd>{formatNumber(queue.scheduled)}</dd>
          </div>
          <div>
            <dt>Given up</dt>
            <dd>{formatNumber(queue.failed.filter((job) => job.givenUp).length)}</dd>
          </div>
        </dl>
        {queue.failed.map((job) => (
          <BlockStack key={`${job.name}${job.at}`}>
            <InlineStack gap="200" blockAlign="center">
              <Text as="p" fontWeight="semibold">
                {job.name}
              </Text>
              {job.givenUp ? <Badge tone="critical">Given up</Badge> : <Badge>Tried again</Badge>}
            </InlineStack>
            <Text as="p" variant="bodySm" tone="subdued">
              {formatInstant(job.at, timeZone)}, tried {job.attempts} times: {job.lastError}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

interface Webhook {
  topic: string;
  lastReceivedAt: string | null;
}

export function WebhooksCard({ webhooks, timeZone }: { webhooks: Webhook[]; timeZone: string }) {
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
