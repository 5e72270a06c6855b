import { pageServices } from "./page-services.ts";
import { showProblem, startPlace } from "./place.ts";

interface Template {
  title: string;
  description: string | string[];
  query: string;
  queryToInsert: string;
  createdOn: string;
  dependencies?: { standardMetafields?: string[]; customMetafields?: string[] };
}

/** Draws what `admin.customers.segmentation-templates.data` returns where the segment editor would offer it. */
export async function showTemplates(): Promise<void> {
  const places = document.querySelectorAll<HTMLElement>("[data-extension-templates]");
  await Promise.all([...places].map(show));
}

async function show(place: HTMLElement): Promise<void> {
  const source = place.querySelector<HTMLElement>("[data-extension-place]")!;
  try {
    const { result, stop } = await startPlace(source, pageServices(source));
    stop();
    const templates = (result as { templates?: Template[] } | undefined)?.templates;
    if (!Array.isArray(templates))
      throw new Error(`the target returned ${JSON.stringify(result)}, expected {templates}`);
    for (const template of templates) place.append(await drawn(template, place));
    place.dataset.state = "ready";
  } catch (error) {
    if (source.dataset.state !== "error")
      showProblem(source, "", error instanceof Error ? error.message : String(error));
  }
}

/** Shopify takes a template as it is; one that its editor could not read would only show there. */
async function problemOf(query: string, place: HTMLElement): Promise<string | null> {
  const { shop, check } = place.dataset;
  const response = await fetch(check!, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ shop, query }),
  });
  if (!response.ok) throw new Error(`the query could not be checked: ${response.status}`);
  return ((await response.json()) as { problem: string | null }).problem;
}

async function drawn(template: Template, place: HTMLElement): Promise<HTMLElement> {
  const part = (tag: string, text: string) =>
    Object.assign(document.createElement(tag), { textContent: text });
  const article = document.createElement("article");
  const paragraphs = [template.description].flat().map((text) => part("p", text));
  article.append(part("h3", template.title), ...paragraphs, part("code", template.query));
  const needs = Object.values(template.dependencies ?? {}).flat();
  if (needs.length > 0) article.append(part("p", `Needs ${needs.join(", ")}`));
  const problem = await problemOf(template.queryToInsert, place);
  const use = document.createElement("a");
  use.textContent = "Use template";
  use.href = `?query=${encodeURIComponent(template.queryToInsert)}`;
  if (problem === null) article.append(use);
  else showProblem(article, template.title, problem);
  return article;
}
