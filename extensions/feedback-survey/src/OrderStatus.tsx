import "@shopify/ui-extensions/preact";
import { open } from "./open.tsx";

interface Order {
  id: string;
  confirmationNumber?: string;
}

function openFor({ id, confirmationNumber }: Order) {
  return open(() => ({
    touchpoint: "order_status",
    orderId: id,
    ...(confirmationNumber ? { confirmationNumber } : {}),
  }));
}

export default async function extension() {
  const order = shopify.order.value;
  if (order) return openFor(order);

  // the editor may have no order to show, and nothing is sent from there
  if (shopify.extension.editor) return openFor({ id: "gid://shopify/Order/1" });

  // the page can be quicker than the order
  const stop = shopify.order.subscribe((processed) => {
    if (!processed) return;
    stop();
    void openFor(processed);
  });
}
