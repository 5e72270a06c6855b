// The pages of the app, by what people call them.

/** A page's name and its place; capitals stand for a number that differs from shop to shop. */
export const APP_PAGES = [
  ["home", "/app"],
  ["customers", "/app/customers"],
  ["customers, sorted and filtered", "/app/customers?state=slipping&sort=orders+desc"],
  ["a customer", "/app/customers/CUSTOMER"],
  ["value", "/app/value"],
  ["retention", "/app/value/retention"],
  ["churn", "/app/value/churn"],
  ["accuracy", "/app/value/accuracy"],
  ["segments", "/app/segments"],
  ["what the segments mean", "/app/segments/help"],
  ["a new segment", "/app/segments/new?customers=orders_min%3D2"],
  ["a segment", "/app/segments/SEGMENT"],
  ["offers", "/app/offers"],
  ["a new offer", "/app/offers/new?segment=slipping"],
  ["an offer", "/app/offers/OFFER"],
  ["flash sales", "/app/offers/sales"],
  ["a new flash sale", "/app/offers/sales/new"],
  ["a flash sale", "/app/offers/sales/SALE"],
  ["feedback", "/app/feedback"],
  ["the survey's question", "/app/feedback/question"],
  ["settings", "/app/settings"],
  ["health", "/app/settings/health"],
  ["data and privacy", "/app/settings/data"],
  ["the access log", "/app/settings/access"],
  ["dates that repeat", "/app/settings/dates"],
  ["the team", "/app/settings/team"],
  ["leaving", "/app/settings/leaving"],
  ["how value is worked out", "/app/help/value"],
  ["the pieces", "/app/pieces"],
  ["a page that does not exist", "/app/nothing-here"],
  ["a customer that does not exist", "/app/customers/1"],
] as const satisfies readonly (readonly [name: string, place: string])[];

/** Pages that answer 404, which a browser reports. */
export const isMissing = (url: string): boolean =>
  /\/app\/(nothing-here|customers\/1)(\?|$)/.test(url);

/** The pages a shop has whose numbers are known: { CUSTOMER: "1001" }. The others are left out. */
export function pagesWith(numbers: Readonly<Record<string, string>>) {
  return APP_PAGES.flatMap(([name, place]) => {
    const number = /\/([A-Z]+)$/.exec(place)?.[1];
    if (number === undefined) return [{ name, place: place as string }];
    const known = numbers[number];
    return known === undefined ? [] : [{ name, place: place.replace(number, known) }];
  });
}
