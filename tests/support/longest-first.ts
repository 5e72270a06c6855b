import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, longest first: begun last, one of them would run alone while a core has nothing to do. */
const LONGEST = [
  "tests/e2e/demo.test.ts",
  "tests/stories/import-faults.test.ts",
  "tests/e2e/pages.test.ts",
  "tests/stories/weekly-comparison.test.ts",
  "tests/closed-sets.test.ts",
  "tests/stories/ending-everything.test.ts",
  "tests/clv/simulated-forecast.test.ts",
  "tests/e2e/lists.test.ts",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
  return place === -1 ? LONGEST.length : place;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}
