import { readFileSync } from "node:fs";
import { Router } from "express";
import type { RequestHandler } from "express";
import type { Part } from "../platform/world.ts";
import { adminPages } from "./admin-pages.ts";
import { appPages } from "./app-pages.ts";
import { appBridgeScript, shellScript } from "./browser-code.ts";
import { handleOf } from "./launch.ts";
import { sayWhatIsWrong } from "./not-here.ts";
import { shellRequests } from "./requests.ts";

const style = ["base", "bars", "pages", "tables", "controls", "app", "overlays", "narrow"]
  .map((name) => readFileSync(new URL(`./style/${name}.css`, import.meta.url), "utf8"))
  .join("\n");

/** A bundle, for pages of any origin: the app's is not the shell's. */
const script =
  (code: () => Promise<string>): RequestHandler =>
  (_request, response, next) => {
    response.set("Access-Control-Allow-Origin", "*").set("Cache-Control", "no-cache");
    code().then((text) => response.type("text/javascript").send(text), next);
  };

/** The merchant's admin: the frame the app lives in, and pages that show what the shop really holds. */
export const shell: Part = (world) => {
  const router = Router();

  router.get("/", (_request, response) => {
    const [domain] = world.domains;
    if (!domain) throw new Error("The sandbox has no shop.");
    response.redirect(`/store/${handleOf(domain)}/apps/${world.apiKey}`);
  });

  router.get("/app-bridge.js", script(appBridgeScript));
  router.get("/shell/shell.js", script(shellScript));
  router.get("/shell/style.css", (_request, response) =>
    response.set("Cache-Control", "no-cache").type("css").send(style),
  );

  router.use("/shell", shellRequests(world));
  router.use("/store/:handle", appPages(world), adminPages(world));
  router.use(sayWhatIsWrong);
  return router;
};
