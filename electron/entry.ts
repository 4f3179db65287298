/** First of all source maps, which only reach modules loaded after them; then the program. */
process.setSourceMapsEnabled(true);
await import("./main.ts");

export {};
