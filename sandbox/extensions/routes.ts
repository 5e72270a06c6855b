import { Router, type Response } from "express";
import type { Part } from "../platform/world.ts";
import { extensionsOf } from "./of-world.ts";

/** Scripts of the app's extensions and of the host that runs them, for pages of shop and admin. */
export const extensionScripts: Part = (world) => {
  const router = Router();
  const extensions = extensionsOf(world);

  const script = (response: Response, file: string) =>
    response
      .set("cache-control", "no-cache")
      .type("text/javascript")
      .sendFile(file, { dotfiles: "allow" });
  /** The page that asked shows what is thrown in the extension's place. */
  const saying = (response: Response, problem: string) =>
    response.type("text/javascript").send(`throw new Error(${JSON.stringify(problem)});\n`);

  for (const name of ["host", "worker"] as const) {
    router.get(`/extension-host/${name}.js`, (_request, response, next) => {
      extensions
        .hostScripts()
        .then((files) => script(response, files[name]))
        .catch(next);
    });
  }

  router.get("/extensions/:name.js", (request, response, next) => {
    const { name } = request.params;
    const handle = name.replace(/-conditions$/, "");
    const found = extensions.list().extensions.filter((one) => [name, handle].includes(one.handle));
    const extension = found.find((one) => one.handle === name) ?? found[0];
    if (!extension) return next();
    extensions
      .bundle(extension)
      .then(({ script: whole, conditions, problem }) => {
        const file = extension.handle === name ? whole : conditions;
        if (file === null) return saying(response, problem ?? `${handle} has no should_render`);
        return script(response, file);
      })
      .catch(next);
  });
  return router;
};
