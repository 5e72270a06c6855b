import { formatDay } from "../figures/format.ts";

export const copySentence = {
  copy: "Copy as a sentence",
  copied: "Copied",
  refused: "The browser does not allow it",
};

export const downloadButton = {
  theServerAnswered: (status: number) => `the server answered ${status}`,
  theFileDidNot: (message: string) => `The file did not arrive: ${message}. Try again.`,
};

export const errorPage = {
  thisPageDoesNot: "This page does not exist",
  theAddressMay: "The address may be old. Choose a page from the menu.",
  thatDidNotWork: "That did not work",
  theServerAnswered: (status: number) => `The server answered ${status}.`,
  somethingWentWrong: "Something went wrong",
  nothingWasChanged:
    "Nothing was changed. Reload the page; if it happens again, the Settings page shows what is failing.",
  home: "Home",
  goHome: "Go to Home",
  openAfresh: "Open without these choices",
};

export const formConfirm = {
  back: "Back",
};

export const formDraft = {
  saved: "Draft saved",
};

export const formProblems = {
  title: (count: number) =>
    count === 1 ? "One field needs another look" : `${count} fields need another look`,
  because: (problem: string) => `: ${problem}`,
};

export const formSaveBar = {
  save: "Save",
  discard: "Discard",
};

export const formTable = {
  newest: "Newest",
  older: "Older",
};

export const formUpload = {
  brokeOff: (name: string) =>
    `${name} did not arrive in full. What arrived is kept: choose the same file again, and it goes on there.`,
};

export const printWords = {
  print: "Print",
};

export const howComputed = {
  of: (about: string) => `How this is computed: ${about}`,
  close: "Close",
  interval: (confidence: number) => `${Math.round(confidence * 100)}% interval`,
  whatCounts: "What counts",
  whatIsMissing: "What is missing",
  more: "More about this",
};

export const historyNote = {
  why: "Why",
  since: (day: string) => `All figures since ${formatDay(day)}: older orders are not read yet.`,
  olderFromFile: (day: string) => `Orders before ${formatDay(day)} are from a file.`,
};

/** @param page null where the app as a whole is meant */
export const documentTitle = (page: string | null): string =>
  page === null ? "Boomerang" : `${page} · Boomerang`;

/** What a badge is about, for who hears it. */
export const aboutBadge = {
  standing: "Standing",
  health: "Health",
  verdict: "Verdict",
  work: "Work",
  file: "File",
  order: "Order",
  offer: "Offer",
  discounts: "Discounts",
};
