import type { OpenShop } from "../../store/shop-store.ts";
import type { AddressRecord, CustomerRecord, ShopRecord } from "../../store/types.ts";
import { webhookShape } from "../shapes.ts";
import { shapeLike, type Payload, type PayloadSource } from "./parts.ts";

/** The sandbox keeps no addresses. Where Shopify always sends one, it is this neutral one. */
export function placeholderAddress(shop: ShopRecord, customer: CustomerRecord | null): Payload {
  const first = customer?.firstName ?? "";
  const last = customer?.lastName ?? "";
  return {
    first_name: first,
    address1: "1 Sandbox Street",
    phone: customer?.phone ?? "",
    city: "Sandbox",
    zip: "00000",
    province: "",
    country: shop.country,
    last_name: last,
    address2: null,
    company: null,
    latitude: null,
    longitude: null,
    name: `${first} ${last}`.trim(),
    country_code: shop.country,
    province_code: "",
  };
}

/** A customer as the customers topics carry it, or as it stands inside an order. */
export function customerPayload(store: OpenShop, customer: CustomerRecord, topic: string): Payload {
  const published = webhookShape(topic)!.example;
  const example = topic.startsWith("orders/") ? (published["customer"] as Payload) : published;
  return shapeLike(example, {
    id: customer.id,
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: "disabled",
    note: topic.startsWith("orders/") ? customer.note : (customer.note ?? ""),
    verified_email: true,
    email: customer.email,
    phone: customer.phone,
    currency: store.shop.currency,
    tax_exempt: customer.taxExempt ?? false,
    tax_exemptions: customer.taxExemptions ?? [],
    addresses: (customer.addressBook ?? []).map((one) => addressPayload(store.shop, customer, one)),
    default_address: addressPayload(store.shop, customer, customer.address),
  });
}

/** What nobody told of it is neutral. */
function addressPayload(
  shop: ShopRecord,
  customer: CustomerRecord,
  told: AddressRecord | undefined,
): Payload {
  const { latitude, longitude, ...neutral } = placeholderAddress(shop, customer);
  void latitude;
  void longitude;
  const { id, countryCode, firstName, lastName, provinceCode, ...lines } = told ?? {
    countryCode: shop.country,
  };
  const country = countryCode || shop.country;
  const [first, last] = [firstName ?? customer.firstName, lastName ?? customer.lastName];
  return {
    id: id ?? customer.id,
    customer_id: customer.id,
    ...neutral,
    ...lines,
    ...{ first_name: first, last_name: last, name: `${first} ${last}`.trim() },
    ...(provinceCode === undefined ? {} : { province_code: provinceCode }),
    ...{ country, country_code: country, country_name: country },
    default: told === customer.address || told?.id === customer.address?.id,
  };
}

export function customerChangedPayload(
  { store, subject }: PayloadSource,
  topic: string,
): Payload | null {
  const customer = store.customer(subject.id);
  return customer ? customerPayload(store, customer, topic) : null;
}

export function customerDeletedPayload({ subject }: PayloadSource): Payload {
  return {
    id: subject.id,
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${subject.id}`,
  };
}

/** customers/merge; the subject is the one kept, `deletedId` the one merged away. */
export function customersMergedPayload({ subject }: PayloadSource): Payload {
  return {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${subject.id}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${String(subject["deletedId"])}`,
    admin_graphql_api_job_id: subject["jobId"] ?? null,
    status: "completed",
    errors: [],
  };
}

export function customerTagsPayload({ subject, now }: PayloadSource): Payload {
  return {
    customerId: `gid://shopify/Customer/${subject.id}`,
    tags: subject["tags"] ?? [],
    occurredAt: now,
  };
}

/** customer.joined_segment and customer.left_segment; `segmentId` says which. */
export function segmentMemberPayload({ store, subject }: PayloadSource): Payload {
  return {
    shop_id: `gid://shopify/Shop/${store.shop.id}`,
    customer_id: `gid://shopify/Customer/${subject.id}`,
    segment_id: `gid://shopify/Segment/${String(subject["segmentId"])}`,
  };
}

/** data_request and redact; e-mail and phone may be given for a customer who is gone already. */
function privacyRequest({ store, subject }: PayloadSource): Payload {
  const customer = store.customer(subject.id);
  return {
    shop_id: store.shop.id,
    shop_domain: store.shop.domain,
    customer: {
      id: subject.id,
      email: customer?.email ?? subject["email"] ?? "",
      phone: customer?.phone ?? subject["phone"] ?? "",
    },
  };
}

export function dataRequestPayload(source: PayloadSource): Payload {
  return {
    ...privacyRequest(source),
    orders_requested: source.subject["orders"] ?? [],
    data_request: { id: source.subject["requestId"] ?? source.subject.id },
  };
}

export function customerRedactPayload(source: PayloadSource): Payload {
  return { ...privacyRequest(source), orders_to_redact: source.subject["orders"] ?? [] };
}
