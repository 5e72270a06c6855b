import { discountStatus } from "../../pricing/discount-status.ts";
import type { DiscountRecord } from "../../store/types.ts";
import { exceedsAutomaticLimit } from "../automatic-limit.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import { refusalOf } from "../code-batches.ts";
import { complain, type Reading } from "../discount-reading.ts";
import { readDiscount } from "../discount-input.ts";
import { gid, idOf } from "../gid.ts";

type Kind = DiscountRecord["kind"];

const nodeName = { code: "codeDiscountNode", automatic: "automaticDiscountNode" } as const;
const gidKind = { code: "DiscountCodeNode", automatic: "DiscountAutomaticNode" } as const;

function empty(kind: Kind, type: DiscountRecord["type"], call: Call): DiscountRecord {
  return {
    id: 0,
    kind,
    type,
    title: "",
    startsAt: "",
    endsAt: null,
    createdAt: call.now,
    updatedAt: call.now,
    value: null,
    productIds: [],
    collectionIds: [],
    marketIds: [],
    minimumSubtotal: null,
    minimumQuantity: null,
    appliesOncePerCustomer: false,
    usageLimit: null,
    customerIds: [],
    segmentIds: [],
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    bxgy: null,
  };
}

const refused = (kind: Kind, userErrors: UserError[]) => ({ [nodeName[kind]]: null, userErrors });
/** updating what is not there, in Shopify's sentence without a code */
const missing = (kind: Kind) =>
  refused(kind, [{ field: ["id"], message: "Discount does not exist", code: null }]);
const missingOne = {
  code: "Code discount does not exist.",
  automatic: "Automatic discount does not exist.",
};
/** switching or deleting what is not there */
const absent = (kind: Kind): UserError[] => [
  { field: ["id"], message: missingOne[kind], code: "INVALID" },
];

/** Automatic discounts: the 25 at a time, and titles that are not in use. */
function checkAutomatic(reading: Reading, discount: DiscountRecord, call: Call): void {
  if (discount.kind !== "automatic" || reading.errors.length > 0) return;
  const others = [...call.store.discounts()].filter((other) => other.id !== discount.id);
  const sameTitle = others.some(
    (other) =>
      other.kind === "automatic" &&
      other.title === discount.title &&
      discountStatus(other, call.now) !== "EXPIRED",
  );
  if (sameTitle) {
    complain(reading, ["title"], "TAKEN", "Title must be unique for automatic discount.");
  }
  if (exceedsAutomaticLimit(discount, others)) {
    const message =
      "The active period overlaps with other automatic discounts. At any given time, only 25 automatic discounts can be active.";
    reading.errors.push({
      field: [reading.argument, "startsAt"],
      code: "ACTIVE_PERIOD_OVERLAP",
      message,
    });
  }
}

function create(
  kind: Kind,
  type: DiscountRecord["type"],
  argument: string,
  args: Args,
  call: Call,
) {
  const input = args[argument] as Args;
  const reading: Reading = { input, argument, errors: [], call };
  const discount = readDiscount(reading, empty(kind, type, call));
  const code = kind === "code" ? String(input["code"] ?? "") : null;
  const badCode = code === null ? null : refusalOf(code, call.store);
  if (badCode) complain(reading, ["code"], badCode.code, badCode.message);
  checkAutomatic(reading, discount, call);
  if (reading.errors.length > 0) return refused(kind, reading.errors);
  discount.id = call.store.nextId("discount");
  call.store.transaction(() => {
    call.store.putDiscount(discount);
    if (code !== null) {
      const id = call.store.nextId("code");
      call.store.putCode({ id, discountId: discount.id, code, usageCount: 0 });
    }
  });
  call.platform.emit(call.tenant.domain, "discounts/create", { id: discount.id });
  return { [nodeName[kind]]: discount, userErrors: [] };
}

function update(
  kind: Kind,
  type: DiscountRecord["type"],
  argument: string,
  args: Args,
  call: Call,
) {
  const before = call.store.discount(idOf(args["id"] as string));
  if (!before || before.kind !== kind || before.type !== type) return missing(kind);
  const input = args[argument] as Args;
  const reading: Reading = { input, argument, errors: [], call };
  const discount = readDiscount(reading, before);
  const code = (input["code"] as string | null | undefined) ?? null;
  const [first] = call.store.codesOf(discount.id);
  const changesCode = code !== null && first && code !== first.code;
  if (changesCode && code.toLowerCase() !== first.code.toLowerCase()) {
    const badCode = refusalOf(code, call.store);
    if (badCode) complain(reading, ["code"], badCode.code, badCode.message);
  }
  checkAutomatic(reading, discount, call);
  if (reading.errors.length > 0) return refused(kind, reading.errors);
  call.store.transaction(() => {
    call.store.putDiscount(discount);
    if (changesCode) call.store.putCode({ ...first, code });
  });
  call.platform.emit(call.tenant.domain, "discounts/update", { id: discount.id });
  return { [nodeName[kind]]: discount, userErrors: [] };
}

function activate(kind: Kind, args: Args, call: Call) {
  const before = call.store.discount(idOf(args["id"] as string));
  if (!before || before.kind !== kind) return refused(kind, absent(kind));
  const status = discountStatus(before, call.now);
  const discount: DiscountRecord = {
    ...before,
    startsAt: status === "SCHEDULED" ? call.now : before.startsAt,
    endsAt: status === "EXPIRED" ? null : before.endsAt,
    updatedAt: call.now,
  };
  const reading: Reading = { input: {}, argument: "id", errors: [], call };
  checkAutomatic(reading, discount, call);
  if (reading.errors.length > 0) return refused(kind, reading.errors);
  return changed(kind, discount, call);
}

function deactivate(kind: Kind, args: Args, call: Call) {
  const before = call.store.discount(idOf(args["id"] as string));
  if (!before || before.kind !== kind) return refused(kind, absent(kind));
  if (discountStatus(before, call.now) === "EXPIRED") {
    return { [nodeName[kind]]: before, userErrors: [] };
  }
  const isScheduled = discountStatus(before, call.now) === "SCHEDULED";
  const startsAt = isScheduled ? call.now : before.startsAt;
  return changed(kind, { ...before, startsAt, endsAt: call.now, updatedAt: call.now }, call);
}

function changed(kind: Kind, discount: DiscountRecord, call: Call) {
  call.store.putDiscount(discount);
  call.platform.emit(call.tenant.domain, "discounts/update", { id: discount.id });
  return { [nodeName[kind]]: discount, userErrors: [] };
}

function remove(kind: Kind, result: string, args: Args, call: Call) {
  const id = idOf(args["id"] as string);
  const discount = call.store.discount(id);
  if (!discount || discount.kind !== kind) {
    return { [result]: null, userErrors: absent(kind) };
  }
  call.store.deleteDiscount(id);
  call.platform.emit(call.tenant.domain, "discounts/delete", { id, kind });
  return { [result]: gid(gidKind[kind], id), userErrors: [] };
}

function addCodes(args: Args, call: Call) {
  const refuse = (field: string[], message: string, code: string) => ({
    bulkCreation: null,
    userErrors: [{ field, message, code }],
  });
  const discount = call.store.discount(idOf(args["discountId"] as string));
  if (!discount || discount.kind !== "code") {
    return refuse(["discountId"], "Code discount does not exist.", "INVALID");
  }
  const codes = (args["codes"] as { code: string }[]).map(({ code }) => code);
  if (codes.length === 0) return refuse(["codes"], "Codes can't be blank", "BLANK");
  return {
    bulkCreation: call.tenant.codeBatches.add(discount.id, codes, call.now),
    userErrors: [],
  };
}

export const discountMutations: Fields<unknown> = {
  discountCodeBasicCreate: (_source, args, call) =>
    create("code", "basic", "basicCodeDiscount", args, call),
  discountCodeBasicUpdate: (_source, args, call) =>
    update("code", "basic", "basicCodeDiscount", args, call),
  discountCodeFreeShippingCreate: (_source, args, call) =>
    create("code", "freeShipping", "freeShippingCodeDiscount", args, call),
  discountCodeFreeShippingUpdate: (_source, args, call) =>
    update("code", "freeShipping", "freeShippingCodeDiscount", args, call),
  discountAutomaticBasicCreate: (_source, args, call) =>
    create("automatic", "basic", "automaticBasicDiscount", args, call),
  discountAutomaticBasicUpdate: (_source, args, call) =>
    update("automatic", "basic", "automaticBasicDiscount", args, call),
  discountAutomaticFreeShippingCreate: (_source, args, call) =>
    create("automatic", "freeShipping", "freeShippingAutomaticDiscount", args, call),
  discountAutomaticFreeShippingUpdate: (_source, args, call) =>
    update("automatic", "freeShipping", "freeShippingAutomaticDiscount", args, call),
  discountCodeBxgyCreate: (_source, args, call) =>
    create("code", "bxgy", "bxgyCodeDiscount", args, call),
  discountCodeBxgyUpdate: (_source, args, call) =>
    update("code", "bxgy", "bxgyCodeDiscount", args, call),
  discountAutomaticBxgyCreate: (_source, args, call) =>
    create("automatic", "bxgy", "automaticBxgyDiscount", args, call),
  discountAutomaticBxgyUpdate: (_source, args, call) =>
    update("automatic", "bxgy", "automaticBxgyDiscount", args, call),
  discountCodeActivate: (_source, args, call) => activate("code", args, call),
  discountCodeDeactivate: (_source, args, call) => deactivate("code", args, call),
  discountCodeDelete: (_source, args, call) => remove("code", "deletedCodeDiscountId", args, call),
  discountAutomaticActivate: (_source, args, call) => activate("automatic", args, call),
  discountAutomaticDeactivate: (_source, args, call) => deactivate("automatic", args, call),
  discountAutomaticDelete: (_source, args, call) =>
    remove("automatic", "deletedAutomaticDiscountId", args, call),
  discountRedeemCodeBulkAdd: (_source, args, call) => addCodes(args, call),
};
