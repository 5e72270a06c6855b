/** One thing that works or does not, as the health page shows it. Each room has its own. */
export interface HealthLine {
  title: string;
  badge: { label: string; tone?: "success" | "info" | "attention" | "critical" };
  words: string;
}
