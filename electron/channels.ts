/** Names that main process, preload and page must agree on. */
export const channels = { scene: "bangtin:scene", message: "bangtin:message" } as const;

/** The page's own origin, and that of verified assets. */
export const pageScheme = "bangtin-app";
export const pageOrigin = `${pageScheme}://page`;
export const pageUrl = `${pageOrigin}/`;
export const assetScheme = "bangtin-asset";
export const assetBase = `${assetScheme}://store/`;
