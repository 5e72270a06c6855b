import { printWords } from "./words.ts";

/** Among the actions of a page: its paper version has none of them. */
export const printAction = { content: printWords.print, onAction: () => window.print() };
