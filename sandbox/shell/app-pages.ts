import { Router } from "express";
import type { Request } from "express";
import type { World } from "../platform/world.ts";
import { appListing } from "./app-listing.ts";
import { launchUrl } from "./launch.ts";
import { appPage } from "./layout.ts";
import { installPage } from "./pages/install.ts";
import { sameOriginWrites } from "./same-origin.ts";
import { NotHere, shopByHandle } from "./shop-param.ts";

interface AppParams {
  handle: string;
  app: string;
  0?: string;
}

/** /store/{handle}/apps/{api key}/…: the app in its frame, or the question whether to install it. */
export function appPages(world: World): Router {
  const router = Router({ mergeParams: true });

  const domainOfRequest = (request: Request<AppParams>) => {
    const { app } = request.params;
    const { shop } = shopByHandle(world, request.params.handle);
    if (app !== world.apiKey && app !== appListing(world).handle) {
      throw new NotHere(`The shop has no app "${app}".`);
    }
    return shop.domain;
  };

  router.use(sameOriginWrites);
  router.post<string, AppParams>("/apps/:app/install", (request, response) => {
    world.install(domainOfRequest(request));
    response.redirect(303, `/store/${request.params.handle}/apps/${world.apiKey}`);
  });

  router.post<string, AppParams>("/apps/:app/uninstall", (request, response) => {
    world.uninstall(domainOfRequest(request));
    response.redirect(303, `/store/${request.params.handle}/apps`);
  });

  router.get<AppParams>(["/apps/:app", "/apps/:app/*"], (request, response) => {
    const domain = domainOfRequest(request);
    if (!world.isInstalled(domain)) {
      response.send(installPage(world, domain));
      return;
    }
    const path = `/${request.params[0] ?? ""}`;
    const search = new URL(request.originalUrl, world.url).searchParams;
    const query = search.toString();
    response
      .set("Cache-Control", "no-store")
      .send(
        appPage(
          world,
          domain,
          launchUrl(world, domain, path, search),
          path + (query && `?${query}`),
        ),
      );
  });
  return router;
}
