/** First of all source maps, which only reach modules loaded after them; then the program. */
import process from "node:process";

process.setSourceMapsEnabled(true);
await import("./main.ts");
