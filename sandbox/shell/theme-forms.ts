import { Router, type Request, type Response } from "express";
import { z } from "zod";
import { consentModes, setConsentMode } from "../pixels/privacy.ts";
import type { World } from "../platform/world.ts";
import {
  addBlock,
  moveBlock,
  PlacingError,
  removeBlock,
  sections,
  setBlock,
  setEmbed,
  templates,
} from "../theme/placing.ts";
import { shopByHandle } from "./shop-param.ts";

type Params = { handle: string; id: string };

const named = z.object({ extension: z.string(), block: z.string() });
const place = named.extend({ template: z.enum(templates), section: z.enum(sections) });
const step = { up: -1, down: 1 } as const;
const act = z.object({ do: z.enum(["set", "up", "down", "remove"]) });

/** What a merchant does to the theme: place blocks, switch embeds, choose who is asked for consent. */
export function themeForms(world: World): Router {
  const router = Router({ mergeParams: true });

  const form = (path: string, work: (domain: string, request: Request<Params>) => void): void => {
    router.post<string, Params>(path, (request: Request<Params>, response: Response) => {
      const { domain } = shopByHandle(world, request.params.handle).shop;
      const back = `/store/${request.params.handle}/themes`;
      try {
        work(domain, request);
        response.redirect(303, back);
      } catch (error) {
        if (!(error instanceof PlacingError)) throw error;
        response.redirect(303, `${back}?problem=${encodeURIComponent(error.message)}`);
      }
    });
  };

  form("/themes/blocks", (domain, { body }) => addBlock(world, domain, place.parse(body)));
  form("/themes/blocks/:id(\\d+)", (domain, { body, params }) => {
    const id = Number(params.id);
    const { do: what } = act.parse(body);
    if (what === "set") setBlock(world, domain, id, body as Record<string, string>);
    else if (what === "remove") removeBlock(world, domain, id);
    else moveBlock(world, domain, id, step[what]);
  });
  form("/themes/embeds", (domain, { body }) =>
    setEmbed(world, domain, named.parse(body), body as Record<string, string>),
  );
  form("/themes/consent", (domain, { body }) => {
    const { mode } = z.object({ mode: z.enum(consentModes) }).parse(body);
    setConsentMode(world.shop(domain), mode);
  });
  return router;
}
