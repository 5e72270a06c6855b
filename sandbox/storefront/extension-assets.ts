import { join } from "node:path";
import { Router } from "express";
import type { World } from "../platform/world.ts";
import { themeExtensions } from "../theme/extension.ts";

/** Files of theme extensions, as Shopify's CDN serves them: to any page, and kept for a year. */
export function extensionAssets(world: World): Router {
  const router = Router();
  router.get("/cdn/ext/:handle/assets/:file", (request, response, next) => {
    const { handle, file } = request.params;
    const found = themeExtensions(world.extensionsDir).find((one) => one.handle === handle);
    if (!found?.assets.has(file)) return next();
    response.set("access-control-allow-origin", "*").sendFile(join(found.dir, "assets", file), {
      maxAge: "1y",
      dotfiles: "allow",
    });
  });
  return router;
}
