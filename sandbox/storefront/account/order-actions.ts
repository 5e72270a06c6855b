import { actionDialog, actionItem } from "../../extensions/action-markup.ts";
import { accountOf } from "../../extensions/apis/checkout.ts";
import { html, type Markup } from "../../shell/html.ts";
import type { OrderRecord } from "../../store/types.ts";
import { buyerConfig, extensionsWith } from "../places.ts";
import type { AccountVisit } from "./visit.ts";

const menuItem = "customer-account.order.action.menu-item.render";
const action = "customer-account.order.action.render";

/** What extensions let a customer do with an order: items of its menu, each with a dialog or an address behind it. */
export function orderActions(visit: AccountVisit, order: OrderRecord): Markup {
  const api = {
    ...accountOf({ customerId: visit.customer.id }),
    orderId: `gid://shopify/Order/${order.id}`,
  };
  const withAction = extensionsWith(visit, action);
  const items = extensionsWith(visit, menuItem).map((extension) => {
    const id = `action-${order.id}-${extension.handle}`;
    const opens = withAction.some((each) => each.handle === extension.handle);
    const item = actionItem(
      opens ? id : null,
      buyerConfig(visit, extension, menuItem, { api, storageScope: menuItem }),
    );
    if (!opens) return item;
    const config = buyerConfig(visit, extension, action, { api, storageScope: action });
    return html`${item} ${actionDialog(id, config, "one")}`;
  });
  return html`<div class="row" role="group" aria-label="Actions for order ${order.name}">
    ${items}
  </div>`;
}
