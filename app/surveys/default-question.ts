export const defaultQuestion = "How was your shopping experience today?";
