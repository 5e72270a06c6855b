import type { StaffId } from "../../ids.ts";
import { LONGEST_NAME, MOST_MEMBERS } from "../../shops/team.ts";

export const page = {
  who: "Who may do what",
  whoHelp:
    "Until you change this, everybody who can open the app may everything. Shopify tells Boomerang a number for each member of staff, not the name: the names are yours.",
};

export const form = {
  name: "Name",
  number: "Staff number",
  nameOf: (member: string) => `Name of ${member}`,
  numberOf: (member: string) => `Staff number of ${member}`,
  newMember: "Another member",
  others: "Everybody else",
  remove: "To take somebody off the list, empty the number.",
  you: (staffId: StaffId) => `Your own number is ${staffId}.`,
  youAreNobody: "Shopify has not told who you are.",
};

export const formProblems = {
  number: "Enter the number of a member of staff, digits only",
  noNumber: "Enter the number too: by it Shopify says who it is",
  longName: `At most ${LONGEST_NAME} letters`,
  twice: "This member is on the list already",
  noKeeper: "Somebody must be left who may change settings and this list",
  tooMany: `At most ${MOST_MEMBERS} members`,
};
