import { useDatabase } from "./db.ts";

await useDatabase();
