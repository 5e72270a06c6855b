import type { Delivery } from "../../webhooks/deliveries.ts";
import { shopTime } from "../format.ts";
import { html } from "../html.ts";
import { badge, heading } from "../layout.ts";
import { platformOf } from "../platform.ts";
import { table } from "../table.ts";
import type { Visit } from "./visit.ts";

const SHOWN = 100;

const TONES = { delivered: "good", pending: "info", failed: "warn", dropped: "warn" } as const;

const stateBadge = ({ state }: Delivery) => badge(state, TONES[state]);

export function webhooksPage(visit: Visit): string {
  const { world, domain, store, base, query } = visit;
  const topic = typeof query["topic"] === "string" ? query["topic"] : undefined;
  const log = platformOf(world).tenant(domain).outbox.log(SHOWN, topic);
  return visit.show({
    title: "Webhooks",
    section: "webhooks",
    body: html`${heading(
        "Webhooks",
        topic ? html`<a class="button" href="${base}/sandbox/webhooks">Show all topics</a>` : null,
      )}
      <p class="note">
        What the shop told the app, newest first (the last
        ${SHOWN})${topic && html`, ${topic} only`}.
      </p>
      ${table(
        [
          { label: "Topic" },
          { label: "State" },
          { label: "Answer", wrap: true },
          { label: "Attempts", number: true },
          { label: "Happened" },
          { label: "Message", wrap: true },
        ],
        log.map((delivery) => [
          html`<a href="${base}/sandbox/webhooks?topic=${encodeURIComponent(delivery.topic)}"
            >${delivery.topic}</a
          >`,
          stateBadge(delivery),
          delivery.answer ?? "–",
          String(delivery.attempts),
          shopTime(delivery.triggeredAt, store.shop.timezone),
          html`<details>
            <summary><code>${delivery.webhookId.slice(0, 8)}</code></summary>
            <pre>${JSON.stringify(delivery.payload, null, 2)}</pre>
          </details>`,
        ]),
        "Nothing was sent yet.",
      )}`,
  });
}
