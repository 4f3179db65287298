/**
 * How the board's page is built (`root` is this folder): files only, nothing inlined, so that the strict
 * policy holds.
 */
export default {
  base: "./",
  logLevel: "warn",
  build: {
    outDir: "../build/app/renderer",
    emptyOutDir: true,
    target: "chrome130",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
} as const;
