import { Router, type Request } from "express";
import { z } from "zod";
import { asMerchant } from "../admin-api/direct.ts";
import type { World } from "../platform/world.ts";
import { platformOf } from "./platform.ts";
import { problemIn } from "./problem-in.ts";
import { shopByHandle } from "./shop-param.ts";

const told = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string(),
  tags: z.string().default(""),
  note: z.string().default(""),
});
const consent = z.object({
  channel: z.enum(["email", "sms"]),
  state: z.enum(["SUBSCRIBED", "UNSUBSCRIBED"]),
});

interface Mutation {
  name: string;
  query: string;
  variables: Record<string, unknown>;
}

const customerGid = (id: string) => `gid://shopify/Customer/${id}`;

const save = (body: unknown, id: string | null): Mutation => {
  const name = id === null ? "customerCreate" : "customerUpdate";
  const { tags, ...input } = told.parse(body);
  return {
    name,
    query: `mutation($input: CustomerInput!) { ${name}(input: $input) { customer { id } userErrors { message } } }`,
    variables: {
      input: { ...input, tags: [tags], ...(id === null ? {} : { id: customerGid(id) }) },
    },
  };
};

const change: Record<"save" | "consent" | "merge", (body: unknown, id: string) => Mutation> = {
  save,
  consent(body, id) {
    const { channel, state } = consent.parse(body);
    const kind = `${channel === "email" ? "Email" : "Sms"}MarketingConsent`;
    const field = `${channel}MarketingConsent`;
    const name = `customer${kind}Update`;
    return {
      name,
      query: `mutation($input: Customer${kind}UpdateInput!) { ${name}(input: $input) { customer { id } userErrors { message } } }`,
      variables: {
        input: {
          customerId: customerGid(id),
          [field]: { marketingState: state, marketingOptInLevel: "SINGLE_OPT_IN" },
        },
      },
    };
  },
  merge(body, id) {
    const { other } = z.object({ other: z.string().regex(/^\d+$/) }).parse(body);
    return {
      name: "customerMerge",
      query: `mutation($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) {
        resultingCustomerId userErrors { message } } }`,
      variables: { one: customerGid(other), two: customerGid(id) },
    };
  },
};

/** What staff do to customers by hand: the Admin API's own mutations, so that the app hears of it. */
export function customerActions(world: World): Router {
  const router = Router({ mergeParams: true });

  async function run(handle: string, { name, query, variables }: Mutation) {
    const { domain } = shopByHandle(world, handle).shop;
    const answer = await asMerchant(platformOf(world), domain, query, variables);
    const payload = (answer.data as Record<string, Made | null> | null)?.[name];
    const id = payload?.customer?.id ?? payload?.resultingCustomerId ?? null;
    return { problem: problemIn(answer, name), id: id?.split("/").pop() ?? null };
  }

  type Params = { handle: string; id: string; act: keyof typeof change };
  const path = "/customers/:id(\\d+)/:act(save|consent|merge)";
  router.post(path, (request: Request<Params>, response, next) => {
    const { handle, id, act } = request.params;
    run(handle, change[act](request.body, id)).then(({ problem, id: after }) => {
      const said = problem === null ? "" : `?${new URLSearchParams({ problem })}`;
      response.redirect(303, `/store/${handle}/customers/${problem ? id : (after ?? id)}${said}`);
    }, next);
  });
  router.post("/customers", (request: Request<{ handle: string }>, response, next) => {
    const { handle } = request.params;
    run(handle, save(request.body, null)).then(({ problem, id }) => {
      const list = `/store/${handle}/customers`;
      const typed = { ...(request.body as Record<string, string>), problem: problem ?? "" };
      const back = `${list}/new?${new URLSearchParams(typed)}`;
      response.redirect(303, problem === null ? `${list}/${id}` : back);
    }, next);
  });
  return router;
}

interface Made {
  customer?: { id: string } | null;
  resultingCustomerId?: string | null;
}
