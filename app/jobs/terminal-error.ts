/** Nobody can help by trying again: the job stops at once, with this sentence as its record. */
export class TerminalError extends Error {
  override name = "TerminalError";
}
