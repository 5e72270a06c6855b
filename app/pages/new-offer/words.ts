export const nobodyTreated =
  "Nobody in this segment would get a code. Choose another segment or hold out fewer";
