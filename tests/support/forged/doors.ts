import { randomUUID } from "node:crypto";
import {
  answersAsked,
  days,
  entries,
  keys,
  list,
  offersAsked,
  period,
  products,
  times,
  uuids,
} from "./near.ts";

const offerId = randomUUID();
const saleId = randomUUID();

interface Knocked {
  path: (params: Record<string, string>) => string;
  params?: Record<string, string[]>;
  query?: Record<string, string[]>;
  form?: Record<string, string[]>;
}

const condition = (fact: string, params: Record<string, unknown>) =>
  JSON.stringify({ format: 1, groups: [[{ fact, params, not: true }]] });
const segmentForm = {
  intent: ["count", "save", "remove"],
  segmentId: uuids,
  name: ["Mine", "VIP", ""],
  version: ["", "1", "999999999", "-1"],
  definition: [
    condition("orders", { orders_min: "2" }),
    condition("product", { product: "1", product_max: "999999" }),
    condition("tag", { tag: "a'); DROP TABLE customers; --" }),
    condition("__proto__", { __proto__: "1" }),
    condition("orders", { orders_min: 2 }),
    condition("only", { only: "1,2" }),
    '{"format":2,"groups":[]}',
    "[",
  ],
};

/** What each door reads, with values that come near to good ones. */
export const doors: Record<string, Knocked> = {
  _index: { path: () => "/", query: { shop: [] } },
  "app.$": { path: ({ any }) => `/app/${any}`, params: { any: ["x"] } },
  "app._index": {
    path: () => "/app",
    query: period,
    form: {
      intent: ["start-import", "cancel-import", "dismiss-guide", "lifespan"],
      lifespanYears: ["1", "2"],
    },
  },
  "app.campaigns.$": {
    path: ({ any }) => `/app/campaigns/${any}`,
    params: { any: ["new"] },
    query: { view: [] },
  },
  "app.churn.$": {
    path: ({ any }) => `/app/churn/${any}`,
    params: { any: ["x"] },
    query: { state: [] },
  },
  "app.value.retention": { path: () => "/app/value/retention", query: period },
  "app.value.churn": { path: () => "/app/value/churn", query: period },
  "app.value.accuracy": { path: () => "/app/value/accuracy" },
  "app.segments.help": { path: () => "/app/segments/help" },
  "app.customers.$customerId": {
    path: ({ customerId }) => `/app/customers/${customerId}`,
    params: { customerId: ["1", "2", "9007199254740991"] },
    query: { before: entries },
    form: {
      intent: ["note", "remove-note", "tag", "untag", "stop-profiling", "resume-profiling"],
      noteId: uuids,
      text: ["Called."],
      tag: ["press", "a,b"],
    },
  },
  "app.customers._index": {
    path: () => "/app/customers",
    query: list,
    form: {
      intent: ["columns", "view-create", "view-rename", "view-remove", "tag", "untag"],
      columns: ["tags,orders", "__proto__,constructor"],
      viewId: uuids,
      name: ["Mine", "VIP"],
      query: ["orders_min=2", "orders_min=x&q=ada", "sort=predicted asc"],
      tag: ["press", "a,b"],
      customers: ["only=1", "orders_min=2", "tag=x&sort=risk desc"],
    },
  },
  "app.customers.export": {
    path: () => "/app/customers/export",
    query: { ...list, contacts: ["yes"] },
  },
  "app.surveys.$": {
    path: ({ any }) => `/app/surveys/${any}`,
    params: { any: ["question"] },
    query: { rating: [] },
  },
  "app.flash-sales.$": {
    path: ({ any }) => `/app/flash-sales/${any}`,
    params: { any: ["new"] },
    query: { before: [] },
  },
  "app.offers.sales.$saleId": {
    path: ({ saleId }) => `/app/offers/sales/${saleId}`,
    params: { saleId: [saleId, ...uuids] },
    form: { intent: ["cancel"] },
  },
  "app.offers.sales._index": { path: () => "/app/offers/sales", query: { before: keys } },
  "app.offers.sales.new": {
    path: () => "/app/offers/sales/new",
    query: { draft: [saleId, ...uuids], like: [saleId, ...uuids] },
    form: {
      intent: ["check", "schedule"],
      saleId: [saleId, ...uuids],
      title: ["Sale"],
      percent: ["10"],
      products,
      startDay: days,
      startTime: times,
      endDay: days,
      endTime: times,
    },
  },
  "app.offers.$offerId": {
    path: ({ offerId }) => `/app/offers/${offerId}`,
    params: { offerId: [offerId, ...uuids] },
    form: { intent: ["stop", "sent", "again", "margin"], margin: ["", "40", "99.99"] },
  },
  "app.offers.$offerId_.codes[.]csv": {
    path: ({ offerId }) => `/app/offers/${offerId}/codes.csv`,
    params: { offerId: [offerId, ...uuids] },
    query: { contacts: ["yes"] },
  },
  "app.offers.drafts": {
    path: () => "/app/offers/drafts",
    form: { intent: ["keep", "forget"], offerId: [offerId, ...uuids], title: ["Draft"] },
  },
  "app.offers.sales.drafts": {
    path: () => "/app/offers/sales/drafts",
    form: { intent: ["keep", "forget"], saleId: [saleId, ...uuids], title: ["Draft"] },
  },
  "app.offers._index": {
    path: () => "/app/offers",
    query: offersAsked,
    form: { intent: ["columns"], columns: ["state,ends"] },
  },
  "app.offers[.]csv": { path: () => "/app/offers.csv", query: offersAsked },
  "app.offers.new": {
    path: () => "/app/offers/new",
    query: {
      segment: ["vip", "new"],
      customers: ["", "state=vip", "only=1,2", "orders_min=2&q=a"],
      draft: [offerId, ...uuids],
      like: [offerId, ...uuids],
    },
    form: {
      intent: ["check", "launch"],
      offerId: [offerId, ...uuids],
      segment: ["vip", "new"],
      customers: ["", "state=vip", "only=1,2"],
      title: ["Offer"],
      kind: ["percentage", "fixed", "free_shipping", "__proto__"],
      percent: ["10"],
      amount: ["5", "999999999.99"],
      minimum: ["", "999999999.99"],
      once: ["yes"],
      expires: ["yes", "no"],
      endDay: days,
      endTime: times,
      holdout: ["10", "0"],
      margin: ["", "40"],
    },
  },
  "app.notices": {
    path: () => "/app/notices",
    form: {
      intent: ["dismiss", "dismiss-all"],
      kind: ["offer.judged", "__proto__", "toString"],
      subject: [offerId],
    },
  },
  "app.segments._index": { path: () => "/app/segments", query: period },
  "app.segments.new": {
    path: () => "/app/segments/new",
    query: { customers: ["", "all", "state=vip", "only=1,2", "orders_min=x&q=a"] },
    form: segmentForm,
  },
  "app.segments.$segmentId": {
    path: ({ segmentId }) => `/app/segments/${segmentId}`,
    params: { segmentId: uuids },
    form: segmentForm,
  },
  "app.settings._index": {
    path: () => "/app/settings",
    form: { lifespanYears: ["1"], holdoutPercent: ["10"], marginPercent: ["40"], unknown: [] },
  },
  "app.settings.access": { path: () => "/app/settings/access", query: { before: keys } },
  "app.settings.access[.]csv": { path: () => "/app/settings/access.csv" },
  "app.settings.data": {
    path: () => "/app/settings/data",
    form: { answerMonths: ["36"], exportDays: ["60"], unknown: [] },
  },
  "app.settings.set-up": {
    path: () => "/app/settings/set-up",
    form: {
      intent: ["look", "apply"],
      file: [
        '{"format":"boomerang.set-up","version":1,"parts":{}}',
        '{"format":"boomerang.set-up","version":1,"parts":{"clv":{"lifespanYears":3},"views":[{"name":"A","query":"state=vip"}]}}',
        '{"format":"boomerang.set-up","version":1,"parts":{"__proto__":{},"clv":{"__proto__":1},"question":[]}}',
      ],
    },
  },
  "app.settings.health": { path: () => "/app/settings/health", form: { intent: ["retry-jobs"] } },
  "app.settings.order-file": {
    path: () => "/app/settings/order-file",
    query: { file: uuids, from: ["0", "1", "9007199254740991"] },
    form: {
      intent: ["begin", "remove"],
      file: uuids,
      name: ["orders.csv"],
      size: ["1", "1000000000"],
      bytes: ["1", "1000000000"],
    },
  },
  "app.settings.privacy.$requestId": {
    path: ({ requestId }) => `/app/settings/privacy/${requestId}`,
    params: { requestId: ["shop", "data-1"] },
  },
  "app.feedback._index": {
    path: () => "/app/feedback",
    query: answersAsked,
    form: { intent: ["columns"], columns: ["state,date"] },
  },
  "app.feedback[.]csv": { path: () => "/app/feedback.csv", query: answersAsked },
  "app.feedback.question": {
    path: () => "/app/feedback/question",
    form: { question: ["How was it?"], comment: ["yes"] },
  },
  "app.help.$topic": { path: ({ topic }) => `/app/help/${topic}`, params: { topic: ["value"] } },
  "app.pieces": { path: () => "/app/pieces" },
  "app.value._index": {
    path: () => "/app/value",
    query: period,
    form: { intent: ["costs-allowed"] },
  },
  "app.settings.team": {
    path: () => "/app/settings/team",
    form: {
      "name.0": ["Kim"],
      "staff.0": ["7", "42"],
      "launch.0": ["on"],
      "policy.others": ["on", ""],
      "staff.1": ["", "8"],
    },
  },
  "app.settings.dates": {
    path: () => "/app/settings/dates",
    form: {
      "name.0": ["Founder's day"],
      "from.0": days,
      "to.0": days,
      "repeats.0": ["date", "weekday", "once"],
    },
  },
  // pressed for real it would close the doors that are knocked at next
  "app.settings.leaving": { path: () => "/app/settings/leaving", form: { intent: ["stay"] } },
  "app.settings.everything": {
    path: () => "/app/settings/everything",
    form: { intent: ["gather"] },
  },
  app: { path: () => "/app", query: { host: [], shop: [], embedded: ["1"] } },
  "auth.$": {
    path: ({ any }) => `/auth/${any}`,
    params: { any: ["session-token"] },
    query: { "shopify-reload": [] },
  },
};
