import { idNumber, type StaffId } from "../../ids.ts";
import {
  hasKeeper,
  LONGEST_NAME,
  MOST_MEMBERS,
  rights,
  type Member,
  type Right,
  type Team,
} from "../../shops/team.ts";
import { formProblems } from "./words.ts";

/** The list as fields: `name.0`, `staff.0`, `export.0` …, and `export.others` for everybody else. */
export type TeamFields = Record<string, string>;

const ticked = (is: boolean) => (is ? "on" : "");

/** The list with an empty line for another member; a new one may everything. */
export function teamFields({ members, others }: Team): TeamFields {
  const fields: TeamFields = {};
  const lines = [...members, { staffId: null, name: "", may: rights as readonly Right[] }];
  for (const [line, member] of lines.entries()) {
    fields[`name.${line}`] = member.name;
    fields[`staff.${line}`] = member.staffId === null ? "" : String(member.staffId);
    for (const right of rights) fields[`${right}.${line}`] = ticked(member.may.includes(right));
  }
  for (const right of rights) fields[`${right}.others`] = ticked(others.includes(right));
  return fields;
}

/** How many lines the form has. */
export const linesOf = (fields: TeamFields): number =>
  Object.keys(fields).filter((name) => name.startsWith("staff.")).length;

/**
 * The list as it was sent, or what is wrong by field. A line without a number is no member: one that had it is taken
 * off the list, a new one with a name alone is not finished.
 */
export function typedTeam(
  sent: TeamFields,
): { ok: true; team: Team } | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const members: Member[] = [];
  const rightsOf = (line: number | string) =>
    rights.filter((right) => sent[`${right}.${line}`] === "on");
  const last = linesOf(sent) - 1;
  for (let line = 0; line <= last; line++) {
    const typed = (sent[`staff.${line}`] ?? "").trim();
    const name = (sent[`name.${line}`] ?? "").trim();
    if (typed === "") {
      if (line === last && name !== "") errors[`staff.${line}`] = formProblems.noNumber;
      continue;
    }
    if (name.length > LONGEST_NAME) errors[`name.${line}`] = formProblems.longName;
    const staffId = idNumber(typed) as StaffId | null;
    if (staffId === null) errors[`staff.${line}`] = formProblems.number;
    else if (members.some((member) => member.staffId === staffId))
      errors[`staff.${line}`] = formProblems.twice;
    else members.push({ staffId, name, may: rightsOf(line) });
  }
  const team = { members, others: rightsOf("others") };
  if (members.length > MOST_MEMBERS) errors[`staff.${last}`] = formProblems.tooMany;
  else if (Object.keys(errors).length === 0 && !hasKeeper(team))
    errors["policy.others"] = formProblems.noKeeper;
  return Object.keys(errors).length === 0 ? { ok: true, team } : { ok: false, errors };
}
