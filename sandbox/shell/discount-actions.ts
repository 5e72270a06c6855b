import { Router, type Request } from "express";
import { z } from "zod";
import { asMerchant } from "../admin-api/direct.ts";
import type { World } from "../platform/world.ts";
import type { DiscountRecord } from "../store/types.ts";
import { openShopOf, platformOf } from "./platform.ts";
import { NotHere, shopByHandle } from "./shop-param.ts";

type Params = { handle: string; id: string; act: string };

const typeNames = { basic: "Basic", freeShipping: "FreeShipping", bxgy: "Bxgy" } as const;
const argumentNames = {
  code: {
    basic: "basicCodeDiscount",
    freeShipping: "freeShippingCodeDiscount",
    bxgy: "bxgyCodeDiscount",
  },
  automatic: {
    basic: "automaticBasicDiscount",
    freeShipping: "freeShippingAutomaticDiscount",
    bxgy: "automaticBxgyDiscount",
  },
} as const;
/** what the form gives; a moment is UTC, as the form says, and empty when there is none */
const moment = z.union([
  z.literal("").transform(() => null),
  z.iso.datetime({ local: true }).transform((local) => new Date(`${local}Z`).toISOString()),
]);
const edit = z.object({
  title: z.string(),
  startsAt: moment,
  endsAt: moment,
  percent: z.coerce.number().min(0).max(100).optional(),
});

/** What the merchant does to a discount by hand: the Admin API's own mutations, so that the app hears of it. */
export function discountActions(world: World): Router {
  const router = Router({ mergeParams: true });
  const path = "/discounts/:id(\\d+)/:act(save|activate|deactivate|delete)";
  router.post(path, (request: Request<Params>, response, next) => {
    const { handle, act } = request.params;
    const store = openShopOf(shopByHandle(world, handle));
    const discount = store.discount(Number(request.params.id));
    if (!discount) throw new NotHere(`This shop has no discount ${request.params.id}.`);
    const list = `/store/${handle}/discounts`;
    const { name, query, variables } = mutationOf(act, discount, request.body);
    asMerchant(platformOf(world), store.shop.domain, query, variables).then(({ data, errors }) => {
      const payload = (data as Record<string, { userErrors: { message: string }[] }> | null)?.[
        name
      ];
      const [problem] = [
        ...((errors as { message: string }[]) ?? []),
        ...(payload?.userErrors ?? []),
      ];
      const page = act === "delete" && !problem ? list : `${list}/${discount.id}`;
      const said = problem ? `?${new URLSearchParams({ problem: problem.message })}` : "";
      response.redirect(303, `${page}${said}`);
    }, next);
  });
  return router;
}

function mutationOf(act: string, discount: DiscountRecord, body: unknown) {
  const { kind, type, value } = discount;
  const side = kind === "code" ? "Code" : "Automatic";
  const id = `gid://shopify/Discount${side}Node/${discount.id}`;
  if (act !== "save") {
    const name = `discount${side}${act[0]!.toUpperCase()}${act.slice(1)}`;
    const query = `mutation($id: ID!) { ${name}(id: $id) { userErrors { message } } }`;
    return { name, query, variables: { id } };
  }
  const { percent, ...rest } = edit.parse(body);
  const isPercentage = type === "basic" && percent !== undefined && value?.percentage != null;
  const gets = isPercentage ? { customerGets: { value: { percentage: percent / 100 } } } : {};
  const name = `discount${side}${typeNames[type]}Update`;
  const input = `Discount${side}${typeNames[type]}Input!`;
  return {
    name,
    query: `mutation($id: ID!, $input: ${input}) { ${name}(id: $id, ${argumentNames[kind][type]}: $input) { userErrors { message } } }`,
    variables: { id, input: { ...rest, ...gets } },
  };
}
