import { Router, type Request } from "express";
import { Liquid } from "liquidjs";
import { z } from "zod";
import { flowActions, flowTriggers } from "../flow/extensions.ts";
import type { World } from "../platform/world.ts";
import type { FlowStep } from "../store/flow.ts";
import { openShopOf } from "./platform.ts";
import { NotHere, shopByHandle } from "./shop-param.ts";

type Params = { handle: string; id: string };

const form = z.discriminatedUnion("step", [
  z.object({
    step: z.literal("message"),
    trigger: z.string(),
    subject: z.string().min(1).max(200),
    text: z.string().min(1).max(5000),
  }),
  z.looseObject({ step: z.literal("action"), trigger: z.string(), action: z.string() }),
]);

/** Workflows as the merchant turns them on and off on the Flow page. */
export function flowForms(world: World): Router {
  const router = Router({ mergeParams: true });

  router.post("/flow/workflows", (request: Request<Params>, response) => {
    const { handle } = request.params;
    const store = openShopOf(shopByHandle(world, handle));
    const given = form.parse(request.body);
    const { trigger } = given;
    if (!flowTriggers(world.extensionsDir).some((one) => one.handle === trigger))
      throw new NotHere(`The app has no Flow trigger ${trigger}.`);
    const step = stepOf(world, given);
    const problem =
      step.kind === "message" ? liquidMistake(step.subject) || liquidMistake(step.text) : "";
    if (problem === "") {
      const createdAt = world.clock.iso();
      store.flow.writeWorkflow({ id: store.nextId("workflow"), trigger, createdAt, step });
    }
    const said = problem === "" ? "" : `?${new URLSearchParams({ problem })}`;
    response.redirect(303, `/store/${handle}/flow${said}`);
  });

  router.post("/flow/workflows/:id(\\d+)/remove", (request: Request<Params>, response) => {
    const { handle, id } = request.params;
    openShopOf(shopByHandle(world, handle)).flow.removeWorkflow(Number(id));
    response.redirect(303, `/store/${handle}/flow`);
  });
  return router;
}

function stepOf(world: World, given: z.output<typeof form>): FlowStep {
  if (given.step === "message")
    return { kind: "message", subject: given.subject, text: given.text };
  const action = flowActions(world.extensionsDir).find(({ handle }) => handle === given.action);
  if (!action) throw new NotHere(`The app has no Flow action ${given.action}.`);
  const typed = action.fields.flatMap(({ key }) => {
    const value = given[`property.${key}`];
    return typeof value === "string" ? [[key, value] as const] : [];
  });
  return { kind: "action", action: action.handle, properties: Object.fromEntries(typed) };
}

/** What Liquid cannot read in a text; empty when it can. */
function liquidMistake(text: string): string {
  try {
    new Liquid({ strictFilters: true }).parse(text);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}
