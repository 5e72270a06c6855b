// npm run setup: everything a fresh clone needs after its dependencies. scripts/enter.ts has done it by now.
process.stdout.write("Everything is set up.\n");
