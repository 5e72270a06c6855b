import { minutesAfter } from "../../fulfillment/course.ts";
import { isShipped, serviceFor } from "../../fulfillment/of-order.ts";
import type { OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import { gid } from "../gid.ts";

/** How work reaches the buyer, and by when that was promised at the checkout. */
interface Method {
  order: OrderRecord;
  call: Call;
}

const promised = (order: OrderRecord, minutes: number | null | undefined): string | null =>
  minutes == null ? null : minutesAfter(order, minutes);
const service = ({ order, call }: Method) => serviceFor(call.store, order);

export const DeliveryMethod: Fields<Method> = {
  id: ({ order }) => gid("DeliveryMethod", order.id),
  methodType: ({ order }) => {
    if (order.sourceName === "pos") return "RETAIL";
    return isShipped(order) ? "SHIPPING" : "NONE";
  },
  minDeliveryDateTime: ({ order }) => promised(order, order.delivery?.promisedFrom),
  maxDeliveryDateTime: ({ order }) => promised(order, order.delivery?.promisedTo),
  brandedPromise: (method) => service(method)?.brandedPromise ?? null,
  presentedName: (method) => service(method)?.title ?? null,
  serviceCode: (method) => service(method)?.code ?? null,
  sourceReference: (method) => service(method)?.carrierIdentifier ?? null,
  additionalInformation: () => null,
};
