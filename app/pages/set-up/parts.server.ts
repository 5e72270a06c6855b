import type { SetUpPart } from "../../shops/set-up.server.ts";
import type { Right } from "../../shops/team.ts";
import { surveySetUp } from "../../surveys/set-up.server.ts";
import { askedRooms } from "../settings/asked-rooms.ts";
import { settingsPart } from "./settings-part.server.ts";
import { viewsPart } from "./views-part.server.ts";

/** All that a file of a set-up holds, in its order. A room that has something to take along adds its part here. */
const parts: readonly SetUpPart[] = [...askedRooms.map(settingsPart), surveySetUp, viewsPart];

/** Those somebody may see and change. */
export const partsFor = (rights: readonly Right[]): readonly SetUpPart[] =>
  parts.filter(({ right }) => right === undefined || rights.includes(right));
