import type { Random } from "../../app/numeric/random.ts";
import { taxRateOf } from "../pricing/tax.ts";
import { languageOf } from "../store/language.ts";
import type { ShopRecord } from "../store/types.ts";

const firstNames =
  "Alder Ambrose Anwen Bryony Calla Cedric Clementine Cormac Dahlia Delphine Edda Emrys Fable Fennel Fern Florian Gale Greta Hazel Hollis Ilse Indigo Isolde Jasper Juniper Kestrel Lark Linnea Lorcan Maple Marlow Merit Mika Moss Nell Nettle Odette Olive Orla Oswin Pepper Pip Posy Quill Reed Rook Rowan Rue Sable Sage Sorrel Tansy Teasel Thistle Tilda Ursa Vale Wilder Willa Wren Yarrow Zephyr".split(
    " ",
  );
const lastNames =
  "Applegarth Barleycorn Bramblewick Brightwater Cinderford Cloudsley Copperfield Dewhurst Driftwood Elderbrook Fairweather Featherstone Fernsby Foxglove Gullhaven Hartfell Hawthorn Heatherington Hollowell Ironbark Kettlewell Lanternby Larkspur Longstride Marshwick Merriweather Millbrook Mistletoe Moonfleet Nightingale Northcote Oakenshaw Oatfield Otterburn Peppercorn Pinecroft Plumtree Quayside Quickthorn Ravenscar Riverstone Rosewarne Saltmarsh Seabright Silverdale Snowdrop Starling Stonebridge Summerlea Sweetbriar Thornbury Thistledown Underhill Wetherby Whitcombe Wickerson Willowby Winterbourne Woodruff Yewdale".split(
    " ",
  );

/** Where a customer lives, as far as an order shows it. */
export interface Home {
  country: string;
  locale: string;
  currency: string;
  /** presentment units for one unit of the shop's currency */
  rate: number;
  taxRate: number;
  /** US cents of the price list, below the free-shipping line */
  shipping: number;
  weight: number;
}

const abroadShipping = 1495;
const us = { country: "US", locale: "en", currency: "USD", rate: 1, shipping: 595 };

const homes: readonly Home[] = [
  { ...us, taxRate: 0.08875, weight: 22 },
  { ...us, taxRate: 0.0625, weight: 20 },
  { ...us, taxRate: 0.0725, weight: 20 },
  { ...us, taxRate: 0, weight: 14 },
  { ...us, locale: "es", taxRate: 0.07, weight: 4 },
  home("CA", "en", "CAD", 1.37, 0.13, 7),
  home("CA", "fr", "CAD", 1.37, 0.14975, 2),
  home("GB", "en", "GBP", 0.79, 0.2, 5),
  home("FR", "fr", "EUR", 0.92, 0.2, 2),
  home("DE", "de", "EUR", 0.92, 0.19, 3),
  home("JP", "ja", "JPY", 151, 0.1, 1),
];

function home(
  country: string,
  locale: string,
  currency: string,
  rate: number,
  taxRate: number,
  weight: number,
): Home {
  return { country, locale, currency, rate, taxRate, weight, shipping: abroadShipping };
}

/** of those who live in the country of a shop that is not American */
const domestic = 0.8;

/** Where a shop's customers live: most of them in its own country, which comes first. */
export function homesOf(shop: ShopRecord): readonly Home[] {
  if (shop.currency === "USD") return homes;
  const rateOf = (currency: string) => homes.find((one) => one.currency === currency)?.rate ?? 1;
  const unit = rateOf(shop.currency);
  const abroad = homes
    .filter(({ country }) => country !== shop.country)
    .map((one) => ({ ...one, rate: one.rate / unit, shipping: abroadShipping }));
  const others = abroad.reduce((sum, { weight }) => sum + weight, 0);
  return [
    {
      country: shop.country,
      locale: languageOf(shop),
      currency: shop.currency,
      rate: 1,
      taxRate: taxRateOf(shop),
      shipping: us.shipping,
      weight: (others * domestic) / (1 - domestic),
    },
    ...abroad,
  ];
}

/** Index into these homes. */
export function pickHome(homes: readonly Home[], random: Random): number {
  let left = random.next() * homes.reduce((sum, each) => sum + each.weight, 0);
  for (let index = 0; index < homes.length - 1; index++) {
    left -= homes[index]!.weight;
    if (left < 0) return index;
  }
  return homes.length - 1;
}

/** A name nobody bears, and an address that reaches nobody (RFC 2606). */
export function makeName(random: Random, number: number) {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const email = `${firstName}.${lastName}.${number}@example.com`.toLowerCase();
  return { firstName, lastName, email };
}

export function pickConsent(random: Random): "SUBSCRIBED" | "NOT_SUBSCRIBED" | "UNSUBSCRIBED" {
  const u = random.next();
  if (u < 0.46) return "SUBSCRIBED";
  return u < 0.9 ? "NOT_SUBSCRIBED" : "UNSUBSCRIBED";
}
