import { AppProvider } from "@shopify/polaris";
import translations from "@shopify/polaris/locales/en.json" with { type: "json" };
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StateBadge } from "../../app/pages/state-badge.tsx";
import { customerStates, stateKeys } from "../../app/clv/states/states.ts";
import { projectFiles } from "../support/law/project-files.ts";

const heard = (state: string | null) =>
  renderToStaticMarkup(
    <AppProvider i18n={translations}>
      <StateBadge state={state} />
    </AppProvider>,
  )
    .replace(/<style[^]*?<\/style>/g, "")
    .replace(/<[^>]+>/g, "");

it.each(stateKeys)("the state %s is read as a state, not as a colour", (state) => {
  expect(heard(state)).toContain(`State: ${customerStates[state].label}`);
  expect(heard(state)).not.toMatch(/Success|Warning|Attention|Info|Critical/);
});

it("no page has a badge that is read as its colour", () => {
  const own = [...projectFiles(["app"])]
    .filter(([, text]) => /import \{[^}]*\bBadge\b[^}]*\} from "@shopify\/polaris"/.test(text))
    .map(([file]) => file);
  expect(own).toEqual(["app/components/told-badge.tsx"]);
});
