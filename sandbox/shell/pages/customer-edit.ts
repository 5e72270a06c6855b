import { consentOf, type Channel } from "../../customers/consent.ts";
import type { CustomerRecord } from "../../store/types.ts";
import { shopTime, words } from "../format.ts";
import { html, type Markup } from "../html.ts";
import { backLink, badge, card, heading } from "../layout.ts";
import { facts } from "../table.ts";
import type { Visit } from "./visit.ts";

type Told = Record<"firstName" | "lastName" | "email" | "phone" | "tags" | "note", string>;

const customerForm = (action: string, told: Told, problem: string): Markup => html`
  <form class="buttons" method="post" action="${action}">
    ${problem !== "" && html`<p role="alert">${problem}</p>`}
    ${(
      [
        ["firstName", "First name"],
        ["lastName", "Last name"],
        ["email", "E-mail"],
        ["phone", "Phone, with its country"],
        ["tags", "Tags"],
        ["note", "Note"],
      ] as const
    ).map(
      ([name, label]) =>
        html`<label class="field">${label} <input name="${name}" value="${told[name]}" /></label>`,
    )}
    <button class="button" type="submit">Save</button>
  </form>
`;

/** What staff may change of a customer, and with whom they may be merged. */
export function editCards({ base, query }: Visit, customer: CustomerRecord): Markup {
  const { firstName, lastName, email, phone, tags, note } = customer;
  const action = `${base}/customers/${customer.id}`;
  const told = { firstName, lastName, email: email ?? "", phone: phone ?? "", note: note ?? "" };
  return html`${card(
    "Change this customer",
    customerForm(
      `${action}/save`,
      { ...told, tags: tags.join(", ") },
      String(query["problem"] ?? ""),
    ),
  )}
  ${card(
    "Merge",
    html`<form class="buttons" method="post" action="${action}/merge">
      <label class="field"
        >With customer number <input name="other" inputmode="numeric" required
      /></label>
      <button class="button" type="submit">Merge</button>
    </form>`,
  )}`;
}

/** What a customer said to messages, by channel, since when; staff note what they are told. */
export function consentCard({ base, store }: Visit, customer: CustomerRecord): Markup {
  const { timezone } = store.shop;
  const channels: [Channel, string][] = [
    ["email", "E-mail"],
    ["sms", "Text messages"],
    ["whatsApp", "WhatsApp"],
  ];
  const change = (channel: "email" | "sms", state: string, label: string) =>
    html`<form method="post" action="${base}/customers/${customer.id}/consent">
      <input type="hidden" name="channel" value="${channel}" />
      <button class="button" name="state" value="${state}">${label}</button>
    </form>`;
  return card(
    "Marketing",
    html`${facts(
        channels.map(([channel, label]) => {
          const consent = consentOf(customer, channel);
          if (!consent) return [label, null];
          const since = consent.at === null ? "" : ` since ${shopTime(consent.at, timezone)}`;
          return [label, html`${badge(words(consent.state))}${since}`];
        }),
      )}
      <div class="buttons">
        ${
          customer.email !== null &&
          html`${change("email", "SUBSCRIBED", "Subscribe e-mail")}
          ${change("email", "UNSUBSCRIBED", "Unsubscribe e-mail")}`
        }
        ${
          customer.phone !== null &&
          html`${change("sms", "SUBSCRIBED", "Subscribe phone")}
          ${change("sms", "UNSUBSCRIBED", "Unsubscribe phone")}`
        }
      </div>`,
  );
}

/** A customer the merchant adds, with what was typed before Shopify refused it. */
export function newCustomerPage(visit: Visit): string {
  const { base, query } = visit;
  const typed = (name: string) => String(query[name] ?? "");
  const told: Told = {
    firstName: typed("firstName"),
    lastName: typed("lastName"),
    email: typed("email"),
    phone: typed("phone"),
    tags: typed("tags"),
    note: typed("note"),
  };
  return visit.show({
    title: "Add customer",
    section: "customers",
    body: html`${backLink(`${base}/customers`, "Customers")} ${heading("Add customer")}
    ${card("Customer", customerForm(`${base}/customers`, told, typed("problem")))}`,
  });
}
