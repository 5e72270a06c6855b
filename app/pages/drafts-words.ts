import { formatInstant } from "../figures/format.ts";

export const draftWords = {
  outOfDate: "This form is out of date. Reload the page",
  tooLong: "This is too long to be kept. Shorten it",
  launched: "This was launched meanwhile, from another tab: there is no draft of it any more",
  drafts: "Drafts",
  untitled: "Without a name",
  saved: (at: string, timeZone: string) => `Saved ${formatInstant(at, timeZone)}`,
  continue: "Continue",
  continueWith: (title: string) => `Continue with ${title}`,
  delete: "Delete",
  deleteNamed: (title: string) => `Delete the draft ${title}`,
  notThere:
    "The draft this address asks for is not there: it was launched or deleted. This is a new form",
  nothingLike: "What this address asks to repeat is not there. This is a new form",
  whatSaveDoes: "Save keeps this as a draft on Offers. Nothing is launched by it.",
};
