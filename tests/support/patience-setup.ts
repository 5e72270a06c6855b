// Before each test file: its time-outs as long as the machine is busy now, not as it was when the run began.
import { inject, vi } from "vitest";
import { patient } from "../../scripts/patience.ts";

const alone = inject("patience");
vi.setConfig({ testTimeout: patient(alone.test), hookTimeout: patient(alone.hook) });
