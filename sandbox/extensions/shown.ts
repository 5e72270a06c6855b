/** The targets the sandbox has a place for; of the others an extension may declare, its pages show nothing. */

const after = [
  ...["announcement.render", "block.render", "customer-information.render-after"],
  "cart-line-list.render-after",
];
const shown = new Set([
  "purchase.checkout.block.render",
  ...[...after, "header.render-after", "footer.render-after"].map(
    (one) => `purchase.thank-you.${one}`,
  ),
  ...[
    ...[...after, "payment-details.render-after", "unfulfilled-items.render-after"],
    ...["fulfillment-details.render-after", "return-details.render-after"],
  ].map((one) => `customer-account.order-status.${one}`),
  ...[
    ...["page.render", "order.page.render", "footer.render-after"],
    ...["order-index.announcement.render", "order-index.block.render"],
    ...["profile.announcement.render", "profile.block.render"],
    ...["profile.addresses.render-after", "profile.payment.render-after"],
    ...["order.action.menu-item.render", "order.action.render"],
  ].map((one) => `customer-account.${one}`),
  ...["customer", "order", "product"].map((one) => `admin.${one}-details.block.render`),
  ...["customer", "order", "product", "discount", "customer-segment"].map(
    (one) => `admin.${one}-details.action.render`,
  ),
  ...["customer", "order", "product", "discount"].flatMap((one) => [
    `admin.${one}-index.action.render`,
    `admin.${one}-index.selection-action.render`,
  ]),
  "admin.customers.segmentation-templates.data",
]);

export const isShown = (target: string): boolean => shown.has(target);
