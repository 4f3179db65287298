/** The version of this player as it tells the hub; a test holds it to package.json. */
export const appVersion = "0.1.0";
