import { eitherWords } from "../../figures/words.ts";
import { parted } from "../../lists/several.ts";
import { SEGMENT_PARAM } from "../query.ts";
import { ofSegmentWords as words } from "../words.ts";
import { problemOf, type Fact, type FactPlace } from "./fact.ts";

const NUMBER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST = 20;

const named = ({ segments }: FactPlace, id: string): string | null => {
  const segment = segments.get(id);
  return segment ? words.named(segment.name, segment.version) : null;
};

const inClause = (place: FactPlace, id: string): string => {
  const name = named(place, id);
  return name === null ? words.aGone : words.theNamed(name);
};

/** Who is in a segment of the shop's own: as it is defined now, and its customers as they are now. */
export const ofSegment: Fact = {
  label: () => words.label,
  params: [SEGMENT_PARAM],
  input: ({ segments }) =>
    segments.size === 0
      ? null
      : {
          kind: "choices",
          param: SEGMENT_PARAM,
          choices: [...segments].map(([value, { name }]) => ({ value, label: name })),
        },
  read: (given) => {
    const text = given(SEGMENT_PARAM);
    const ids = parted(text);
    if (ids.length === 0) return null;
    const wrong = ids.find((id) => !NUMBER.test(id));
    if (wrong !== undefined) return problemOf(SEGMENT_PARAM, words.expected, wrong.slice(0, 40));
    if (ids.length > MOST) return problemOf(SEGMENT_PARAM, words.atMost(MOST), String(ids.length));
    return {
      names: { segments: ids },
      sql: (bind, place) =>
        `(${ids.map((id) => place.segments.get(id)?.sql?.(bind, place) ?? "false").join(" OR ")})`,
      chip: (place) => words.chip(ids.map((id) => named(place, id) ?? words.gone).join(", ")),
      clause: (place) => words.clause(eitherWords(ids.map((id) => inClause(place, id)))),
    };
  },
};
