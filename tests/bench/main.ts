/**
 * `npm run bench [NAME ...]`: runs the measurements one after another and prints one line for each figure.
 */
import { readdirSync } from "node:fs";
import { closeEverything } from "./at-end.ts";
import { type Figure, isWithin, lineOf } from "./report.ts";

/** A measurement file `measure-NAME.ts` exports `measure`, which yields its figures. */
export type Measure = () => Promise<readonly Figure[]>;

const folder = new URL(".", import.meta.url);
const names = readdirSync(folder)
  .map((file) => /^measure-(.+)\.ts$/.exec(file)?.[1])
  .filter((name) => name !== undefined)
  .sort();

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no such measurement: ${unknown.join(", ")}; there are: ${names.join(", ")}`);
  process.exit(2);
}

let isOver = false;
try {
  for (const name of wanted.length > 0 ? wanted : names) {
    const { measure } = (await import(new URL(`measure-${name}.ts`, folder).href)) as { measure: Measure };
    for (const figure of await measure()) {
      console.log(lineOf(figure));
      isOver ||= !isWithin(figure);
    }
  }
} finally {
  await closeEverything();
}
process.exit(isOver ? 1 : 0);
