export const packedSchema: string;
export const codegenSchema: string;
export function fetchSchema(): string;
