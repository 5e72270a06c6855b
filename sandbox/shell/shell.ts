import { fileURLToPath } from "node:url";
import { Router } from "express";
import type { Part } from "../world.ts";
import { appPages } from "./app-pages.ts";
import { appBridgeScript, shellScript } from "./browser-code.ts";
import { handleOf } from "./launch.ts";
import { shellRequests } from "./requests.ts";

const style = fileURLToPath(new URL("./style.css", import.meta.url));

/** The merchant's admin: the frame the app lives in, and pages that show what the shop really holds. */
export const shell: Part = (world) => {
  const router = Router();

  router.get("/", (_request, response) => {
    const [domain] = world.domains;
    if (!domain) throw new Error("The sandbox has no shop.");
    response.redirect(`/store/${handleOf(domain)}/apps/${world.apiKey}`);
  });

  router.get("/app-bridge.js", async (_request, response, next) => {
    try {
      response
        .set("Access-Control-Allow-Origin", "*")
        .set("Cache-Control", "no-cache")
        .type("text/javascript")
        .send(await appBridgeScript());
    } catch (error) {
      next(error);
    }
  });
  router.get("/shell/shell.js", async (_request, response, next) => {
    try {
      response
        .set("Cache-Control", "no-cache")
        .type("text/javascript")
        .send(await shellScript());
    } catch (error) {
      next(error);
    }
  });
  router.get("/shell/style.css", (_request, response) => response.sendFile(style));

  router.use("/shell", shellRequests(world));
  router.use("/store/:handle", appPages(world));
  return router;
};
