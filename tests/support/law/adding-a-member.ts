import path from "node:path";
import ts from "typescript";
import { inProject, ROOT } from "../../../scripts/paths.ts";

/** A change a newcomer would make to a source text: `put` in the place of the only `where`. */
export interface Edit {
  /** path from the project's root, with forward slashes */
  file: string;
  where: string;
  put: string;
}

/** A reading of one tsconfig.json, kept for all edits of a test file; tests are left out: they tell no shop a lie. */
class Project {
  private readonly options: ts.CompilerOptions;
  private readonly rootNames: string[];
  private readonly host: ts.CompilerHost;
  private readonly parsed = new Map<string, ts.SourceFile | undefined>();
  private before: ts.Program | undefined;

  constructor(tsconfig: string) {
    const config = ts.getParsedCommandLineOfConfigFile(inProject(tsconfig), undefined, {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(messageOf(problem));
      },
    })!;
    this.options = config.options;
    this.rootNames = config.fileNames.filter((file) => !/(^|\/)tests\//.test(placeOf(file)));
    this.host = ts.createCompilerHost(this.options);
  }

  after(texts: Map<string, string>): ts.Program {
    this.before = ts.createProgram({
      rootNames: this.rootNames,
      options: this.options,
      ...(this.before ? { oldProgram: this.before } : {}),
      host: {
        ...this.host,
        getSourceFile: (fileName, target, ...how) => {
          const text = texts.get(placeOf(fileName));
          if (text !== undefined) return ts.createSourceFile(fileName, text, target);
          if (!this.parsed.has(fileName))
            this.parsed.set(fileName, this.host.getSourceFile(fileName, target, ...how));
          return this.parsed.get(fileName);
        },
      },
    });
    return this.before;
  }
}

const projects = new Map<string, Project>();

/** An extension has a tsconfig of its own, and sees contracts and itself. */
function projectsOf(edits: Edit[]): Project[] {
  const extensions = ts.sys
    .readDirectory(inProject("extensions"), [".json"], ["**/node_modules"], ["*/tsconfig.json"])
    .map(placeOf)
    .filter((tsconfig) =>
      edits.some(
        ({ file }) =>
          file.startsWith("contracts/") || file.startsWith(path.posix.dirname(tsconfig)),
      ),
    );
  return ["tsconfig.json", ...extensions].map((tsconfig) => {
    if (!projects.has(tsconfig)) projects.set(tsconfig, new Project(tsconfig));
    return projects.get(tsconfig)!;
  });
}

/**
 * What the compiler says of the project after some edits, in memory: by file, its messages. Nothing is written. Only
 * the edited files and those that reach one by their imports are checked, so what was broken elsewhere is not seen.
 * @throws Error when `where` is not in the file exactly once, or the edited text is no TypeScript: a test must not pass
 *   because its edit went astray
 */
export function complaintsAfter(edits: Edit[]): Map<string, string[]> {
  const texts = editedTexts(edits);
  const complaints = new Map<string, string[]>();
  for (const project of projectsOf(edits)) {
    const program = project.after(texts);
    for (const source of reachedFrom(new Set(texts.keys()), program)) {
      const place = placeOf(source.fileName);
      const [unreadable] = program.getSyntacticDiagnostics(source);
      if (unreadable) throw new Error(`${place} after the edit: ${messageOf(unreadable)}`);
      const found = program.getSemanticDiagnostics(source);
      if (found.length > 0) complaints.set(place, found.map(messageOf));
    }
  }
  return complaints;
}

/** The files that do not compile after the edits: the places that must know of the new member. */
export function filesThatMustKnow(edits: Edit[]): string[] {
  return [...complaintsAfter(edits).keys()].sort();
}

function editedTexts(edits: Edit[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { file, where, put } of edits) {
    const text = texts.get(file) ?? ts.sys.readFile(inProject(file));
    const found = text?.split(where).length ?? 0;
    if (text === undefined || found !== 2)
      throw new Error(`${file}: found ${found - 1} times ${JSON.stringify(where)}, expected once`);
    texts.set(
      file,
      text.replace(where, () => put),
    );
  }
  return texts;
}

/** The files of the project that import one of `places`, directly or by way of others, and those places themselves. */
function reachedFrom(places: Set<string>, program: ts.Program): ts.SourceFile[] {
  const own = program.getSourceFiles().filter((source) => !/node_modules/.test(source.fileName));
  const imports = own.map((source) => ({
    place: placeOf(source.fileName),
    of: ts
      .preProcessFile(source.text)
      .importedFiles.map(({ fileName }) =>
        path.posix.join(path.posix.dirname(placeOf(source.fileName)), fileName),
      ),
  }));
  const reached = new Set(places);
  for (let grows = true; grows;) {
    const more = imports.filter(
      ({ place, of }) => !reached.has(place) && of.some((other) => reached.has(other)),
    );
    for (const { place } of more) reached.add(place);
    grows = more.length > 0;
  }
  return own.filter((source) => reached.has(placeOf(source.fileName)));
}

function placeOf(fileName: string): string {
  return path.relative(ROOT, fileName).split(path.sep).join("/");
}

function messageOf(problem: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(problem.messageText, "\n");
}
