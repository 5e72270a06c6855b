import type { MetaFunction } from "@remix-run/node";
import { documentTitle } from "./words.ts";

/** The title of a page's document, for those who hear the page or look through their history. */
export const titled =
  (title: string): MetaFunction =>
  () => [{ title: documentTitle(title) }];
