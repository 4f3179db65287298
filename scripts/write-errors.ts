/** Writes docs/ERRORS.md from the error catalogue: `node scripts/write-errors.ts` after a code was added. */
import { writeFileSync } from "node:fs";
import { errorCatalogue } from "../contract/errors.ts";

const rows = Object.entries(errorCatalogue).map(
  ([code, { act, vi, en }]) => `| \`${code}\` | ${act} | ${vi} | ${en} |`,
);
const page = `# Error codes

Every expected failure carries one of these codes, the path of what is wrong, and a sentence in the reader's
language. Made from \`contract/errors.ts\` by \`node scripts/write-errors.ts\`; a test compares both ways.

| code | who should act | tiếng Việt | English |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
writeFileSync(new URL("../docs/ERRORS.md", import.meta.url), page);
