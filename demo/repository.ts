/** Where the checkout lies: rooms are started from here by the path of their `main.ts`. */
import { join } from "node:path";

export const repositoryFolder = join(import.meta.dirname, "..");
