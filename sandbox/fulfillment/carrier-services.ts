/** A way to send a parcel that the shop's checkout offers. */
export interface CarrierService {
  /** ShippingLine.code and DeliveryMethod.serviceCode */
  code: string;
  /** what the shopper chose */
  title: string;
  /** FulfillmentTrackingInfo.company */
  carrier: string;
  /** set when the rate came from a third party's carrier service */
  carrierIdentifier: string | null;
  /** days after the order in which the checkout promises delivery */
  promisedDays: readonly [number, number];
  /** Shopify's own promise, shown with its badge */
  brandedPromise: { handle: string; name: string } | null;
  /** parcels have numbers; else nobody knows where they are */
  isTracked: boolean;
  trackingUrl: string | null;
}

const ups = "https://www.ups.com/WebTracking?track=";
const usps = "https://tools.usps.com/go/TrackConfirmAction?tLabels=";
const dhl = "https://www.dhl.com/en/express/tracking.html?AWB=";
const plain = { carrierIdentifier: null, brandedPromise: null, isTracked: true };

export const carrierServices = {
  standard: {
    ...plain,
    code: "standard",
    title: "Standard",
    carrier: "USPS",
    promisedDays: [3, 6],
    trackingUrl: usps,
  },
  ups_ground: {
    ...plain,
    code: "ups_ground",
    title: "UPS Ground",
    carrier: "UPS",
    carrierIdentifier: "650f1a14fa979ec5c74d063e968411d4",
    promisedDays: [2, 5],
    trackingUrl: ups,
  },
  expedited: {
    ...plain,
    code: "expedited",
    title: "Expedited",
    carrier: "UPS",
    promisedDays: [2, 3],
    brandedPromise: { handle: "shop_promise", name: "Shop Promise" },
    trackingUrl: ups,
  },
  economy: {
    ...plain,
    code: "economy",
    title: "Economy",
    carrier: "USPS",
    promisedDays: [4, 9],
    isTracked: false,
    trackingUrl: null,
  },
  intl_post: {
    ...plain,
    code: "intl_post",
    title: "International Standard",
    carrier: "USPS",
    promisedDays: [7, 16],
    trackingUrl: usps,
  },
  dhl_express: {
    ...plain,
    code: "dhl_express",
    title: "DHL Express",
    carrier: "DHL Express",
    carrierIdentifier: "7ed5b0d6e4a1b1d6c9c2c6fdb1c33e61",
    promisedDays: [3, 6],
    trackingUrl: dhl,
  },
} as const satisfies Record<string, CarrierService>;

export type ServiceCode = keyof typeof carrierServices;

/** What an order that says nothing of it was sent by. */
export const usualService = (shopCountry: string, country: string): CarrierService =>
  country === shopCountry ? carrierServices.standard : carrierServices.intl_post;

export const serviceOf = (code: string): CarrierService | null =>
  code in carrierServices ? carrierServices[code as ServiceCode] : null;
