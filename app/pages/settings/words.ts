export const noSuchExport = "There is no such export, or the customer was erased since.";
