import { sayable } from "./unsaid-words.ts";

const GONE = "…";
const LONGEST = 200;

/** What stands around a word in a sentence. */
const AROUND = /^[("'“‘[]*(.*?)[)"'”’\].,;:!?]*$/u;
/** Of HTTP, after a word that says so: three digits alone may be of a telephone. */
const STATUS = /^[45]\d\d$/;
const BEFORE_STATUS = new Set(["http", "status", "answered"]);

const bareOf = (word: string): string => (AROUND.exec(word)?.[1] ?? "").toLowerCase();

function isSaid(word: string, before: string): boolean {
  const bare = bareOf(word);
  return (
    bare === "" || sayable.has(bare) || (STATUS.test(bare) && BEFORE_STATUS.has(bareOf(before)))
  );
}

/**
 * The first line of an error, with the words of `unsaid-words.ts` and the numbers of HTTP only. Others' errors repeat
 * what they stumbled over: a name, an address, a code, a key. A list of what may not be said would never be whole.
 */
export function unsaid(error: string): string {
  const [line = ""] = error.split("\n");
  const all = line.split(/\s+/);
  const words = all.map((word, index) => (isSaid(word, all[index - 1] ?? "") ? word : GONE));
  return words
    .filter((word, index) => word !== GONE || words[index - 1] !== GONE)
    .join(" ")
    .trim()
    .slice(0, LONGEST);
}
