import { z } from "zod";
import { idNumber, type StaffId } from "../ids.ts";
import type { RoomSettings } from "./room-settings.ts";

/** What a merchant can keep to some of the staff. */
export const rights = ["launch", "money", "costs", "export", "policy"] as const;
export type Right = (typeof rights)[number];

export interface Member {
  /** Shopify's number, as the session token says it; their names are the merchant's */
  staffId: StaffId;
  name: string;
  may: Right[];
}

export interface Team {
  members: Member[];
  /** everybody who is not on the list */
  others: Right[];
}

export const MOST_MEMBERS = 50;
export const LONGEST_NAME = 60;

const someRights = z.array(z.enum(rights));
const staffId = z
  .unknown()
  .refine((found) => idNumber(found) !== null)
  .transform((found) => idNumber(found) as StaffId);

/** Until a merchant says otherwise everybody may everything. */
export const teamSettings: RoomSettings<Team> = {
  room: "team",
  schema: z.object({
    members: z.array(z.object({ staffId, name: z.string(), may: someRights })).catch([]),
    others: someRights.catch([...rights]),
  }),
  fields: {},
};

/** @param staffId null when the caller's token names nobody: then they are like all who are not on the list */
export function may({ members, others }: Team, staffId: StaffId | null, right: Right): boolean {
  const member = members.find((one) => one.staffId === staffId);
  return (member?.may ?? others).includes(right);
}

/** All that somebody may. */
export const rightsOf = (team: Team, staffId: StaffId | null): readonly Right[] =>
  rights.filter((right) => may(team, staffId, right));

/** Who may: the members by the names the merchant gave, and whether everybody does who is not on the list. */
export function whoMay(
  { members, others }: Team,
  right: Right,
): { names: string[]; others: boolean } {
  return {
    names: members
      .filter((member) => member.may.includes(right))
      .map(({ name, staffId }) => name || String(staffId)),
    others: others.includes(right),
  };
}

/** Whether somebody is left who can change it again. */
export const hasKeeper = ({ members, others }: Team): boolean =>
  others.includes("policy") || members.some((member) => member.may.includes("policy"));
