import "@shopify/ui-extensions/preact";
import { open } from "./open.tsx";

export default function extension() {
  return open(() => {
    const { order, number } = shopify.orderConfirmation.value;
    return {
      touchpoint: "thank_you",
      orderId: order.id,
      ...(number ? { confirmationNumber: number } : {}),
    };
  });
}
