// Which room may name which job and announce which news, as a function over a set of files.
import ts from "typescript";
import { jobNames } from "../../../app/jobs/catalog.ts";
import { roomOf } from "../../../app/jobs/job.ts";
import type { Files } from "./import-law.ts";

const jobs = new Set<string>(jobNames);

/** Every string of a file and where it stands, those between backticks included. */
function stringsOf(file: string, text: string): { value: string; line: number }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: { value: string; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ value: node.text, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Breaks of the law, one line each: a room names the job of another. */
export function foreignJobs(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    const room = file.split("/")[1];
    // the catalogue is where they are all named
    if (room === "jobs") return [];
    return stringsOf(file, text)
      .filter(({ value }) => jobs.has(value) && roomOf(value) !== room)
      .map(({ value, line }) => `${file}:${line} names ${value}, a job of another room`);
  });
}

/** News that is announced nowhere in these files, or made of a webhook. */
export function neverTold(files: Files, news: string[]): string[] {
  const said = new Set(
    [...files]
      .filter(([file]) => !file.startsWith("app/jobs/"))
      .flatMap(([file, text]) => stringsOf(file, text).map(({ value }) => value)),
  );
  return news.filter((name) => !said.has(name));
}
