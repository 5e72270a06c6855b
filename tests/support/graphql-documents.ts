import ts from "typescript";
import { projectFiles } from "./law/project-files.ts";

export interface Document {
  file: string;
  line: number;
  text: string;
}

/** Every template of app/ that begins with `#graphql`. Throws for one put together from pieces. */
export function graphqlDocuments(files: Map<string, string> = projectFiles(["app"])): Document[] {
  const found: Document[] = [];
  for (const [file, text] of files) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const template = ts.isNoSubstitutionTemplateLiteral(node)
        ? node.text
        : ts.isTemplateExpression(node)
          ? node.head.text
          : undefined;
      if (template !== undefined && /^\s*#graphql/.test(template)) {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
        if (ts.isTemplateExpression(node))
          throw new Error(`${file}:${line} puts a GraphQL document together from pieces`);
        found.push({ file, line, text: template });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}
