import { Router, type Request } from "express";
import { z } from "zod";
import { asMerchant } from "../admin-api/direct.ts";
import type { World } from "../platform/world.ts";
import type { DiscountRecord } from "../store/types.ts";
import { argumentNames, commonFields, commonInput, moment, typeNames } from "./discount-form.ts";
import { createdDiscount } from "./new-discount.ts";
import { problemIn } from "./problem-in.ts";
import { openShopOf, platformOf } from "./platform.ts";
import { NotHere, shopByHandle } from "./shop-param.ts";

type Params = { handle: string; id: string; act: string };

const edit = z.object({
  title: z.string(),
  startsAt: moment,
  endsAt: moment,
  percent: z.coerce.number().min(0).max(100).optional(),
  ...commonFields,
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
    asMerchant(platformOf(world), store.shop.domain, query, variables).then((answer) => {
      const problem = problemIn(answer, name);
      const page = act === "delete" && !problem ? list : `${list}/${discount.id}`;
      const said = problem ? `?${new URLSearchParams({ problem })}` : "";
      response.redirect(303, `${page}${said}`);
    }, next);
  });
  router.post("/discounts", (request: Request<Params>, response, next) => {
    const { handle } = request.params;
    const { domain } = shopByHandle(world, handle).shop;
    createdDiscount(platformOf(world), domain, request.body).then(({ id, problem }) => {
      const list = `/store/${handle}/discounts`;
      const typed = new URLSearchParams({ ...(request.body as Record<string, string>), problem });
      response.redirect(303, id === null ? `${list}/new?${typed}` : `${list}/${id}`);
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
  const { title, startsAt, endsAt } = rest;
  const isPercentage = type === "basic" && percent !== undefined && value?.percentage != null;
  const gets = isPercentage ? { customerGets: { value: { percentage: percent / 100 } } } : {};
  const name = `discount${side}${typeNames[type]}Update`;
  const input = `Discount${side}${typeNames[type]}Input!`;
  return {
    name,
    query: `mutation($id: ID!, $input: ${input}) { ${name}(id: $id, ${argumentNames[kind][type]}: $input) { userErrors { message } } }`,
    variables: { id, input: { title, startsAt, endsAt, ...gets, ...commonInput(rest, discount) } },
  };
}
