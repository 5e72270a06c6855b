import { abandonedSince } from "../../abandoned/checkouts.ts";
import type { CheckoutRecord, EmailState } from "../../store/checkouts.ts";
import { toSeconds } from "../../store/instants.ts";
import { isSoldOut } from "../../inventory/selling.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { abandonedCheckout } from "./abandoned-checkouts.ts";

/** An abandonment is of a customer: a guest's checkout has none. */
export function abandonment(checkout: CheckoutRecord | null, call: Call): CheckoutRecord | null {
  const abandoned = abandonedCheckout(checkout, call);
  return abandoned?.customerId == null ? null : abandoned;
}

const since = (checkout: CheckoutRecord, call: Call) => abandonedSince(checkout, call.now)!;
const othersOf = (checkout: CheckoutRecord, call: Call) =>
  call.store.checkouts.ofCustomer(checkout.customerId!).filter(({ id }) => id !== checkout.id);

function hasNoOrderSince(checkout: CheckoutRecord, call: Call): boolean {
  const row = call.store.db
    .prepare("SELECT 1 FROM orders WHERE customer_id = ? AND created_at >= ? LIMIT 1")
    .get(checkout.customerId, toSeconds(checkout.updatedAt));
  return row === undefined && checkout.completedAt === null;
}

/** Never counts from 1970, so that a rule that waits some days lets the first message pass. */
function daysSinceEmail(checkout: CheckoutRecord, call: Call): number {
  const all = call.store.checkouts.ofCustomer(checkout.customerId!);
  const last = Math.max(
    0,
    ...all.map(({ emailSentAt }) => (emailSentAt ? toSeconds(emailSentAt) : 0)),
  );
  return Math.floor((toSeconds(call.now) - last) / 86_400);
}

const Abandonment: Fields<CheckoutRecord> = {
  id: (checkout) => gid("Abandonment", checkout.abandonmentId),
  abandonedCheckoutPayload: (checkout) => checkout,
  abandonmentType: () => "CHECKOUT",
  mostRecentStep: (checkout) => checkout.step,
  createdAt: (checkout, _args, call) => since(checkout, call),
  customer: (checkout, _args, call) => call.store.customer(checkout.customerId!),
  cartUrl: (checkout, _args, call) =>
    `https://${call.tenant.domain}/cart/${checkout.lines.map(({ variantId, quantity }) => `${variantId}:${quantity}`).join(",")}`,
  customerHasNoDraftOrderSinceAbandonment: () => true,
  customerHasNoOrderSinceAbandonment: (checkout, _args, call) => hasNoOrderSince(checkout, call),
  daysSinceLastAbandonmentEmail: (checkout, _args, call) => daysSinceEmail(checkout, call),
  emailSentAt: (checkout) => checkout.emailSentAt,
  emailState: (checkout) => checkout.emailState,
  hoursSinceLastAbandonedCheckout: (checkout, _args, call) => {
    const earlier = othersOf(checkout, call)
      .flatMap((one) => abandonedSince(one, call.now) ?? [])
      .filter((moment) => moment <= since(checkout, call));
    if (earlier.length === 0) return null;
    const last = Math.max(...earlier.map(toSeconds));
    return (toSeconds(since(checkout, call)) - last) / 3600;
  },
  inventoryAvailable: (checkout, _args, call) =>
    checkout.lines.every(({ variantId, quantity }) => {
      const found = call.store.variant(variantId);
      return found !== null && !isSoldOut(found.variant, quantity);
    }),
  isFromCustomStorefront: () => false,
  isFromOnlineStore: () => true,
  isFromShopApp: () => false,
  isFromShopPay: () => false,
  isMostSignificantAbandonment: (checkout, _args, call) =>
    hasNoOrderSince(checkout, call) &&
    !othersOf(checkout, call).some((one) => one.updatedAt > checkout.updatedAt && one.hasContact),
  lastBrowseAbandonmentDate: (checkout, _args, call) => since(checkout, call),
  lastCartAbandonmentDate: (checkout, _args, call) => since(checkout, call),
  lastCheckoutAbandonmentDate: (checkout, _args, call) => since(checkout, call),
  productsViewed: (checkout, args) =>
    new Items(
      () => checkout.viewed.map((productId) => ({ productId, variantId: null, quantity: 1 })),
      args["reverse"] === true,
    ),
  productsAddedToCart: (checkout, args) =>
    new Items(() => checkout.lines, args["reverse"] === true),
  visitStartedAt: (checkout) => checkout.createdAt,
};

const notFound = (field: string) => ({
  abandonment: null,
  userErrors: [
    {
      field: [field],
      message: "Unable to find an Abandonment for the provided ID.",
      code: "ABANDONMENT_NOT_FOUND",
    },
  ],
});

const byId = (id: unknown, call: Call) =>
  abandonment(call.store.checkouts.byAbandonment(idOf(id as string)), call);

function withEmail(checkout: CheckoutRecord, state: EmailState, at: string | null, call: Call) {
  const emailSentAt = state === "SENT" ? (at ?? call.now) : checkout.emailSentAt;
  return { ...checkout, emailState: state, emailSentAt };
}

/** What an app's message for this abandonment came to; the activity has to be one the shop knows. */
function updateDelivery(args: Args, call: Call) {
  const checkout = byId(args["abandonmentId"], call);
  if (!checkout) return notFound("abandonmentId");
  const activity = args["marketingActivityId"] as string;
  if (call.store.marketing.get(idOf(activity)) === null) {
    const message = "Unable to find a marketing activity for the provided ID.";
    const error = { field: ["marketingActivityId"], message, code: "MARKETING_ACTIVITY_NOT_FOUND" };
    return { abandonment: null, userErrors: [error] };
  }
  const status = args["deliveryStatus"] as EmailState;
  const at = (args["deliveredAt"] as string | null | undefined) ?? null;
  const reason = (args["deliveryStatusChangeReason"] as string | null | undefined) ?? null;
  const deliveries = { ...checkout.deliveries, [activity]: { status, at, reason } };
  const changed = withEmail({ ...checkout, deliveries }, status, at, call);
  call.store.checkouts.write(changed);
  return { abandonment: changed, userErrors: [] };
}

function updateEmail(args: Args, call: Call) {
  const checkout = byId(args["id"], call);
  if (!checkout) return notFound("id");
  const at = (args["emailSentAt"] as string | null | undefined) ?? null;
  const changed = withEmail(checkout, args["emailState"] as EmailState, at, call);
  call.store.checkouts.write(changed);
  return { abandonment: changed, userErrors: [] };
}

interface Looked {
  productId: number;
  variantId: number | null;
}

export const abandonments: Domain = {
  types: {
    QueryRoot: {
      abandonment: (_source: unknown, args, call) => byId(args["id"], call),
      abandonmentByAbandonedCheckoutId: (_source: unknown, args, call) =>
        abandonment(call.store.checkouts.get(idOf(args["abandonedCheckoutId"] as string)), call),
    } satisfies Fields<unknown>,
    Mutation: {
      abandonmentUpdateActivitiesDeliveryStatuses: (_source: unknown, args, call) =>
        updateDelivery(args, call),
      abandonmentEmailStateUpdate: (_source: unknown, args, call) => updateEmail(args, call),
    } satisfies Fields<unknown>,
    Abandonment,
    CustomerVisitProductInfo: {
      product: (seen, _args, call) => call.store.sharedProduct(seen.productId),
      variant: (seen, _args, call) =>
        seen.variantId === null ? null : call.store.variant(seen.variantId),
    } satisfies Fields<Looked>,
  },
  plain: {
    CustomerVisitProductInfo: "quantity",
    AbandonmentUpdateActivitiesDeliveryStatusesPayload: "abandonment userErrors",
    AbandonmentUpdateActivitiesDeliveryStatusesUserError: "field message code",
    AbandonmentEmailStateUpdatePayload: "abandonment userErrors",
    AbandonmentEmailStateUpdateUserError: "field message code",
  },
};
