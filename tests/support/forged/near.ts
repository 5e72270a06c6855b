import { randomUUID } from "node:crypto";
import { sortKeys } from "../../../app/pages/customers/columns.ts";

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sorts = sortKeys.flatMap((key) => [`${key} asc`, `${key} desc`]);
const edges = [
  1e308,
  -1e308,
  2 ** 60,
  2 ** 40,
  1.5,
  0,
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999Z",
];
export const cursors = sorts.flatMap((sort) =>
  edges.map((edge) => ({ sort, cursor: base64url([...sort.split(" "), edge, 5]) })),
);
export const uuids = ["00000000-0000-0000-0000-000000000000", randomUUID()];
const moments = [
  "2026-11-21T10:00:00.000Z",
  "0000-01-01T00:00:00.000Z",
  "9999-12-31T23:59:59.999Z",
];
export const keys = moments.flatMap((at) => uuids.map((id) => `${at}~${id}`));
export const entries = moments.flatMap((at) => [
  `${at}~state~2026-11-21`,
  `${at}~state~0000-01-01`,
  `${at}~offer~issued:${uuids[0]}`,
  `${at}~order~1`,
  `${at}~answer~${uuids[0]}`,
]);
export const products = [
  '[{"id":1,"title":"Tea"}]',
  '[{"id":"99999999999999999999","title":"Tea"}]',
  '[{"id":9007199254740991,"title":"a\\u0000\\ud800"}]',
];

const numbers = ["0", "1", "999999", "1000000"];
export const list = {
  state: ["vip", "vip,new"],
  orders_min: numbers,
  orders_max: numbers,
  spent_min: ["0", "999999999999.999"],
  spent_max: ["0", "999999999999.999"],
  since_min: numbers,
  since_max: numbers,
  predicted_min: numbers,
  risk_max: ["0", "999999999999.999"],
  chance_min: ["0", "100", "101"],
  first_product: ["10", "9007199254740991"],
  first_channel: ["web", "a,b"],
  first_discount: ["with", "without"],
  ordered_from: ["0000-01-01", "9999-12-31", "2026-02-30"],
  ordered_to: ["9999-12-31"],
  first_from: ["0000-01-01", "9999-12-31", "2026-02-30"],
  first_to: ["0000-01-01", "9999-12-31", "2026-02-30"],
  product: ["10", "10,11", "9007199254740991"],
  product_min: numbers,
  product_max: numbers,
  kind: ["Tea", "%2C", "%"],
  discounts: ["led", "led,never,always"],
  rating: ["1", "1,5"],
  tag: ["press", "a,b"],
  "trait.tier": ["gold"],
  "trait.birthday.month": ["2", "13"],
  "trait.interest": ["tea", '"'],
  "trait.case.open": ["yes"],
  only: ["1", "1,2", "9007199254740991"],
  q: ["1", "Ada", "9007199254740991"],
  sort: sorts,
  after: cursors.map(({ cursor }) => cursor),
  before: cursors.map(({ cursor }) => cursor),
};
export const days = ["2026-12-24", "9999-12-31", "2026-03-08"];
export const times = ["10:00", "24:00", "02:30"];
export const period = {
  period: ["7d", "year", "own"],
  against: ["before", "year", "none"],
  from: days,
  to: days,
};

/** What the lists of offers and of answers ask for. */
export const offersAsked = {
  state: ["running", "ended,stopped"],
  kind: ["fixed"],
  segment: ["vip", "list"],
  verdict: ["works", "open"],
  sort: ["revenue asc", "ends desc", "begun"],
  after: uuids,
  before: uuids,
};
export const answersAsked = {
  after: keys.map((key) => `${key}~5`),
  before: keys.map((key) => `${key}~1`),
  sort: ["date asc", "rating desc", "rating asc"],
  rating: ["1", "5,4"],
  commented: ["yes", "no"],
  state: ["vip"],
  tier: ["top", "none"],
  question: ["How was it?"],
  product: ["1", "9007199254740991,2"],
  since: ["2026-11-01"],
  until: ["2026-11-20", "9999-12-31"],
  period: ["7d", "own"],
  from: ["2026-11-01"],
  to: ["2026-11-20"],
  against: ["none", "year"],
};
