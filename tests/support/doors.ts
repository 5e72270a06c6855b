// Every loader and action of app/routes, knocked at as Remix does it.
import fs from "node:fs";
import path from "node:path";
import { inProject } from "../../scripts/paths.ts";

const ROUTES = inProject("app", "routes");

type Door = (args: { request: Request; params: object; context: object }) => Promise<unknown>;
interface RouteModule {
  loader?: Door;
  action?: Door;
}

/** Names of the routes, as the folder has them. */
export function routeNames(): string[] {
  return fs.readdirSync(ROUTES).map((name) => name.replace(/\.tsx?$/, ""));
}

const fileOf = (name: string): string =>
  ["", ".ts", ".tsx", "/route.tsx"]
    .map((end) => path.join(ROUTES, `${name}${end}`))
    .find((one) => fs.existsSync(one) && fs.statSync(one).isFile())!;

/** The module of a route, by its name. */
export const routeOf = (name: string): Promise<RouteModule> =>
  import(fileOf(name)) as Promise<RouteModule>;

/** Its text. */
export const sourceOf = (name: string): string => fs.readFileSync(fileOf(name), "utf8");

/** Whether a route only leads on: a page that stood there has moved. */
export const isOldAddress = (name: string): boolean => sourceOf(name).includes("presentAddress");

export interface Answered {
  status: number;
  /** what a door threw that is no answer */
  problem: string | null;
  text: string;
}

/** What a door answers, read to its end: a file that breaks off in the middle is a failure too. */
export async function knock(door: Door, request: Request, params: object = {}): Promise<Answered> {
  try {
    const answer = await door({ request, params, context: {} });
    if (answer instanceof Response) return await readAll(answer);
    // parts that come later
    const data = (answer as { data?: Record<string, unknown> } | null)?.data ?? {};
    await Promise.all(Object.values(data));
    return { status: 200, problem: null, text: "" };
  } catch (thrown) {
    if (thrown instanceof Response) return readAll(thrown);
    return { status: 500, problem: (thrown as Error).stack ?? String(thrown), text: "" };
  }
}

async function readAll(answer: Response): Promise<Answered> {
  try {
    return { status: answer.status, problem: null, text: await answer.text() };
  } catch (error) {
    return { status: 500, problem: `broke off: ${(error as Error).message}`, text: "" };
  }
}
