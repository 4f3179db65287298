/**
 * Writes demo/sample-programme.json anew (then run `npm run format`). A test fails when the file is out of
 * date.
 */
import { join } from "node:path";
import { writeFileAtomic } from "../platform/files.ts";
import { sampleProgramme } from "./seed/sample-programme.ts";

await writeFileAtomic(
  join(import.meta.dirname, "sample-programme.json"),
  `${JSON.stringify(sampleProgramme(), null, 2)}\n`,
);
