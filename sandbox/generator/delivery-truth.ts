import type { ServiceCode } from "../fulfillment/carrier-services.ts";
import type { LocationAddress } from "../store/locations.ts";

/**
 * The law parcels follow, so that what a reader of the shop makes of them can be compared with what is true. Days are
 * of 24 hours. Nothing here changes who buys again: of a late parcel the true effect on that is none.
 */
export interface LocationTruth {
  name: string;
  address: Partial<LocationAddress>;
  /** of the orders that go to these countries, the share that is sent from here; the first location takes the rest */
  share: Readonly<Record<string, number>>;
  /** days from the order until it is handed over: `minimum` + Exp(mean `more`), `weekend` later when ordered on one */
  handling: { minimum: number; more: number; weekend: number };
}

export const locationTruth: readonly LocationTruth[] = [
  {
    name: "Portland warehouse",
    address: { address1: "12 Wharf Street", city: "Portland", provinceCode: "ME", zip: "04101" },
    share: {},
    handling: { minimum: 0.25, more: 1, weekend: 0.9 },
  },
  {
    name: "Reno warehouse",
    address: { address1: "400 Basin Road", city: "Reno", provinceCode: "NV", zip: "89502" },
    share: { US: 0.35 },
    handling: { minimum: 0.5, more: 1.7, weekend: 1.4 },
  },
  {
    name: "Rotterdam hub",
    address: { address1: "Havenweg 3", city: "Rotterdam", countryCode: "NL", zip: "3089 JK" },
    share: { GB: 0.7, FR: 0.9, DE: 0.9 },
    handling: { minimum: 0.2, more: 0.8, weekend: 1.8 },
  },
];

/** An order in so many gets stuck before it is handed over, for days drawn evenly; such orders are tagged "delayed". */
export const stuckTruth = { share: 0.03, inDecember: 0.1, days: [12, 30] } as const;

/** Services chosen by buyers of the shop's own country, and of others. */
export const choiceTruth: Readonly<
  Record<"home" | "abroad", Readonly<Partial<Record<ServiceCode, number>>>>
> = {
  home: { standard: 0.58, ups_ground: 0.24, expedited: 0.08, economy: 0.1 },
  abroad: { intl_post: 0.72, dhl_express: 0.28 },
};

export interface ServiceTruth {
  /** days on the way: `minimum` + Gamma(shape, mean `more`), by how far it is */
  transit: Readonly<Record<Distance, { minimum: number; more: number; shape: number }>>;
  /** on the way in December everything but `minimum` takes so much longer */
  december: number;
  /** of parcels that arrive, the share whose arrival the carrier tells */
  tells: number;
  /** never arrive */
  lost: number;
  /** arrive broken */
  damaged: number;
}

/** within one country, within Europe or North America, across an ocean */
export type Distance = "home" | "near" | "far";

const carrier = (
  home: [number, number, number],
  near: [number, number, number],
  far: [number, number, number],
  rest: Omit<ServiceTruth, "transit">,
): ServiceTruth => {
  const days = ([minimum, more, shape]: [number, number, number]) => ({ minimum, more, shape });
  return { transit: { home: days(home), near: days(near), far: days(far) }, ...rest };
};

export const serviceTruth: Readonly<Record<ServiceCode, ServiceTruth>> = {
  standard: carrier([1.5, 1.9, 2], [3, 3, 2], [6, 5, 2], {
    ...{ december: 1.45, tells: 0.93, lost: 0.006, damaged: 0.011 },
  }),
  ups_ground: carrier([1.2, 1.5, 2.5], [3, 2.5, 2.5], [5, 4, 2.5], {
    ...{ december: 1.2, tells: 0.985, lost: 0.002, damaged: 0.006 },
  }),
  expedited: carrier([0.9, 0.5, 3], [2, 1, 3], [3, 1.5, 3], {
    ...{ december: 1.15, tells: 0.99, lost: 0.001, damaged: 0.005 },
  }),
  economy: carrier([2.5, 3.2, 1.6], [5, 4, 1.6], [9, 7, 1.6], {
    ...{ december: 1.5, tells: 0, lost: 0.012, damaged: 0.017 },
  }),
  intl_post: carrier([3, 3, 2], [3.5, 3.5, 1.8], [6, 6, 1.5], {
    ...{ december: 1.5, tells: 0.55, lost: 0.014, damaged: 0.014 },
  }),
  dhl_express: carrier([1, 0.8, 3], [1.4, 0.9, 3], [2.2, 1.4, 3], {
    ...{ december: 1.1, tells: 0.995, lost: 0.001, damaged: 0.007 },
  }),
};

/** Who makes what, by type of product: the product's metafield custom.supplier says so; `faulty` is per piece. */
export const supplierTruth: Readonly<Record<string, { name: string; faulty: number }>> = {
  Coffee: { name: "Port Roastery", faulty: 0.003 },
  Brewing: { name: "Northgate Works", faulty: 0.022 },
  Tableware: { name: "Kiln Lane Pottery", faulty: 0.011 },
  Home: { name: "Fold & Loom", faulty: 0.008 },
  Accessories: { name: "Small Goods Trading", faulty: 0.005 },
};

/** What becomes of broken and faulty goods: a share of buyers sends them back, and gets them replaced. */
export const complaintTruth = { share: 0.85, days: 6 } as const;

/** Reasons of the other returns, by the handle of Shopify's definition. */
export const reasonTruth: Readonly<Record<string, number>> = {
  "changed-my-mind": 0.46,
  "item-not-as-described": 0.17,
  "too-small": 0.09,
  "too-big": 0.07,
  style: 0.08,
  color: 0.06,
  "other-reason": 0.04,
  unknown: 0.03,
};
