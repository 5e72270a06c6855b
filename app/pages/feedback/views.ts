import type { ListView } from "../../lists/list.ts";
import { viewNames } from "./words.ts";

/** The tabs of the list. A shop keeps no views of its own here: the bars above the list lead to what is asked often. */
export const answerViews: ListView[] = [
  { id: null, name: viewNames.all, query: "" },
  { id: null, name: viewNames.low, query: "rating=1%2C2" },
  { id: null, name: viewNames.withAComment, query: "commented=yes" },
];
