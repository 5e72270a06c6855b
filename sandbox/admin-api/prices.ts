/** A page of n nodes weighs this many of them: 1, 3, 4, 5, 7 and 11 for 1, 5, 10, 20, 50 and 250. */
export function pageWeight(size: number): number {
  return size === 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(size)));
}

const mutation = 10;
const rootCount = 10;
/** mutations that do not cost what mutations cost */
const mutations: Record<string, number> = {
  flowTriggerReceive: 1,
  customerSegmentMembersQueryCreate: 2,
  fulfillmentTrackingInfoUpdate: 50,
};
/** values that are written as objects and charged as none */
const free = new Set([
  "MoneyV2",
  "MoneyBag",
  "CustomerEmailMarketingConsentState",
  "CustomerSmsMarketingConsentState",
  "InventoryItemMeasurement",
  "Weight",
  "CollectionRuleSet",
  "CollectionRule",
  "QueryRoot",
]);
const freeFields = new Set(["Customer.defaultAddress"]);
const dear: Record<string, number> = { StoreCreditAccount: 6 };

/** Points of one object by itself, before what is asked for inside it. */
export function ownPrice(parent: string, field: string, type: string): number {
  if (parent === "Mutation") return mutations[field] ?? mutation;
  if (parent === "QueryRoot" && type === "Count") return rootCount;
  if (parent.endsWith("Payload") || free.has(type) || freeFields.has(`${parent}.${field}`))
    return 0;
  return dear[type] ?? 1;
}
