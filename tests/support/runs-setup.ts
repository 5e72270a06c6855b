// Properties that say nothing about their runs have as many times more of them too.
import fc from "fast-check";
import { runs } from "./runs.ts";

fc.configureGlobal(runs(100));
