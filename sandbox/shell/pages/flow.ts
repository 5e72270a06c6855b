import {
  flowActions,
  flowTriggers,
  type FlowAction,
  type FlowTrigger,
} from "../../flow/extensions.ts";
import { variableName } from "../../flow/subjects.ts";
import type { FlowEventRecord, FlowRunRecord, WorkflowRecord } from "../../store/flow.ts";
import { shopTime } from "../format.ts";
import { html, type Markup } from "../html.ts";
import { badge, card, emptyState, heading } from "../layout.ts";
import { table } from "../table.ts";
import type { Visit } from "./visit.ts";

const shownEvents = 50;

interface Offered {
  triggers: FlowTrigger[];
  actions: FlowAction[];
}

/** What the app tells Flow, and what the merchant wants done then. */
export function flowPage(visit: Visit): string {
  const { store, world, query } = visit;
  const offered = {
    triggers: flowTriggers(world.extensionsDir),
    actions: flowActions(world.extensionsDir),
  };
  const problem = String(query["problem"] ?? "");
  return visit.show({
    title: "Flow",
    section: "flow",
    body: html`${heading("Flow")} ${problem !== "" && html`<p role="alert">${problem}</p>`}
      ${
        offered.triggers.length === 0
          ? card(null, emptyState("The app has no Flow triggers."))
          : html`${messageCard(visit, offered)}
            ${offered.actions.map((action) => actionCard(visit, offered, action))}
            ${workflowTable(visit, offered)}`
      }
      <h2 class="section-title">What came in</h2>
      ${eventTable(visit, store.flow.events(shownEvents), offered)}`,
  });
}

const triggerField = ({ triggers }: Offered) =>
  html`<label class="field"
    >When
    <select name="trigger" required>
      ${triggers.map(({ handle, name }) => html`<option value="${handle}">${name}</option>`)}
    </select></label
  >`;

function messageCard({ base }: Visit, offered: Offered): Markup {
  const own = offered.triggers.flatMap(({ fields }) =>
    fields.filter(({ isReference }) => !isReference).map(({ key }) => `{{ ${variableName(key)} }}`),
  );
  return card(
    "Send a message",
    html`<form class="buttons" method="post" action="${base}/flow/workflows">
        ${triggerField(offered)}
        <label class="field"
          >Subject <input name="subject" required maxlength="200" value="From {{ shop.name }}"
        /></label>
        <label class="field"
          >Text
          <textarea name="text" required rows="3" cols="40">
Hello {{ customer.firstName }},</textarea>
        </label>
        <button class="button" name="step" value="message">Turn on</button>
      </form>
      <p class="note">
        It goes to the customer the event is about, if they take marketing e-mails; without a
        customer to the shop's staff. Nothing leaves this computer. Also:
        ${[...new Set(own)].join(" ")} {{ order.name }} {{ product.title }}
      </p>`,
  );
}

function actionCard({ base }: Visit, offered: Offered, action: FlowAction): Markup {
  const typed = action.fields.filter(({ isReference }) => !isReference);
  return card(
    action.name,
    html`<form class="buttons" method="post" action="${base}/flow/workflows">
        ${triggerField(offered)} <input type="hidden" name="action" value="${action.handle}" />
        ${typed.map(
          ({ key, label, isRequired }) =>
            html`<label class="field"
              >${label} <input name="property.${key}" ${isRequired && "required"}
            /></label>`,
        )}
        <button class="button" name="step" value="action">Turn on</button>
      </form>
      <p class="note">${action.description || "Calls the app."}</p>`,
  );
}

const triggerName = ({ triggers }: Offered, handle: string) =>
  triggers.find((one) => one.handle === handle)?.name ?? handle;

function workflowTable({ store, base }: Visit, offered: Offered): Markup {
  const { actions } = offered;
  const then = ({ step }: WorkflowRecord) =>
    step.kind === "message"
      ? `Send "${step.subject}"`
      : (actions.find(({ handle }) => handle === step.action)?.name ?? step.action);
  return table(
    [{ label: "When" }, { label: "Then", wrap: true }, { label: "" }],
    store.flow.workflows().map((workflow) => [
      triggerName(offered, workflow.trigger),
      then(workflow),
      html`<form method="post" action="${base}/flow/workflows/${workflow.id}/remove">
        <button class="button" type="submit">Turn off</button>
      </form>`,
    ]),
    "No workflow is on. What the app tells is noted all the same.",
  );
}

function eventTable({ store }: Visit, events: FlowEventRecord[], offered: Offered): Markup {
  const { timezone } = store.shop;
  return table(
    [
      { label: "Trigger" },
      { label: "When" },
      { label: "What", wrap: true },
      { label: "Then", wrap: true },
    ],
    events.map(({ id, trigger, at, properties }) => [
      triggerName(offered, trigger),
      shopTime(at, timezone),
      Object.entries(properties)
        .map(([key, value]) => `${key}: ${String(value)}`)
        .join(", "),
      html`${store.flow.runsOf(id).map(outcome)}`,
    ]),
    "The app has told no trigger anything.",
  );
}

const tones = { done: "good", waiting: "info", failed: "warn" } as const;
const labels = { done: "Done", waiting: "Waiting", failed: "Failed" } as const;

function outcome({ state, said, attempts, result }: FlowRunRecord): Markup {
  if (result.kind === "message") {
    return html`<details>
      <summary>To ${result.to}: ${result.subject}</summary>
      <p class="message">${result.text}</p>
    </details>`;
  }
  const what = result.kind === "action" ? `${result.action} (${attempts}×)` : "";
  return html`<p>${badge(labels[state], tones[state])} ${what} ${said}</p>`;
}
