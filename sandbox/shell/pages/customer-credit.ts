import { accountAt } from "../../store-credit/ledger.ts";
import type { CreditAccountRecord } from "../../store/store-credit.ts";
import { money, shopTime, words } from "../format.ts";
import { html, type Markup } from "../html.ts";
import { card } from "../layout.ts";
import { table } from "../table.ts";
import type { Visit } from "./visit.ts";

const shown = 20;

/** A customer's store credit: what there is, how it came about, and how to change it. */
export function creditCard(visit: Visit, customerId: number): Markup {
  const { store, world, base, query } = visit;
  const now = world.clock.iso();
  const accounts = store.credit.accountsOf(customerId).map(({ id }) => accountAt(store, id, now)!);
  const { currency } = store.shop;
  const problem = typeof query["credit"] === "string" ? query["credit"] : null;
  return card(
    "Store credit",
    html`${problem !== null && html`<p class="note" role="alert">${problem}</p>`}
      ${accounts.length === 0 && html`<p>None.</p>`}
      ${accounts.map((account) => history(visit, account))}
      <form class="buttons" method="post" action="${base}/customers/${customerId}/credit">
        <label class="field">Amount <input name="amount" inputmode="decimal" required /></label>
        <label class="field"
          >Currency <input name="currency" value="${currency}" maxlength="3" required
        /></label>
        <label class="field"
          >Expires (UTC) <input name="expiresAt" type="datetime-local" step="1"
        /></label>
        <button class="button" name="do" value="credit">Give</button>
        <button class="button" name="do" value="debit">Take</button>
      </form>`,
  );
}

function history({ store }: Visit, account: CreditAccountRecord): Markup {
  const amount = (minor: number) => money(minor, account.currency);
  const { timezone } = store.shop;
  return html`<p><strong>${amount(account.balance)}</strong> in ${account.currency}</p>
    ${table(
      [
        { label: "When" },
        { label: "What" },
        { label: "Amount", number: true },
        { label: "Balance", number: true },
        { label: "Left of it", number: true },
        { label: "Expires" },
      ],
      store.credit
        .latest(account.id, shown)
        .map((one) => [
          shopTime(one.createdAt, timezone),
          `${words(one.type)}, ${words(one.event).toLowerCase()}`,
          amount(one.amount),
          amount(one.balanceAfter),
          one.type === "credit" ? amount(one.remaining) : "–",
          one.expiresAt === null ? "–" : shopTime(one.expiresAt, timezone),
        ]),
      "",
    )}`;
}
