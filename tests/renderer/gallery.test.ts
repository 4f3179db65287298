/**
 * Every layout is photographed at 1:1 into build/screenshots/gallery, and nothing in any picture may
 * be cut off.
 */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeContactSheet } from "./gallery/contact-sheet.ts";
import { type Gallery, openGallery, picturesFolder } from "./gallery/open-gallery.ts";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => {
  await gallery.close();
});

test("no text is cut off anywhere, however long the contract lets it be", async () => {
  const misfits: string[] = [];
  for (const { name } of gallery.entries) {
    await gallery.picture(name);
    const found = await gallery.page.evaluate(() => window.misfits());
    misfits.push(...found.map((text) => `${name}: ${text}`));
    const hidden = await gallery.page.evaluate(() => window.covered());
    misfits.push(...hidden.map((text) => `${name}: ${text} (covered)`));
  }
  const files = gallery.entries.map(({ name }) => join(picturesFolder, `${name}.png`));
  await writeContactSheet(files, join(picturesFolder, "../contact-sheet.png"));
  expect(misfits).toEqual([]);
});

test("a text that does not fit is noticed", async () => {
  await gallery.picture("danger-title-landscape");
  const misfits = await gallery.page.evaluate(() => {
    const element = document.querySelector("sign-notice-item");
    const title = element?.shadowRoot?.querySelector("h1");
    if (title instanceof HTMLElement) title.style.fontSize = "400px";
    return window.misfits();
  });
  expect(misfits).not.toEqual([]);
});

/** Pixels on a board of 1920 x 1080; `longest` cases are the smallest there are. */
const least = [
  { name: "longest-warning-title-landscape", selector: "h1", px: 65 },
  { name: "longest-warning-title-portrait", selector: "h1", px: 65 },
  { name: "longest-warning-signs-landscape", selector: "li p", px: 44 },
  { name: "longest-warning-actions-portrait", selector: "li p", px: 44 },
  { name: "longest-tip-lines-landscape", selector: "li p", px: 44 },
  { name: "longest-warning-full-landscape", selector: "li p", px: 34 },
  { name: "longest-news-text-landscape", selector: ".text", px: 37 },
  { name: "urgent-longest-full-landscape", selector: "h1", px: 108 },
];

test.each(least)("$selector of $name is at least $px px", async ({ name, selector, px }) => {
  await gallery.picture(name);
  const sizes = await gallery.page.evaluate((wanted) => window.textSizes(wanted), selector);
  expect(sizes.length).toBeGreaterThan(0);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(px);
});

const ownFaces = new Set([
  "Noto Sans",
  "Noto Sans Bold",
  "Noto Sans ExtraBold",
  "Roboto Condensed",
  "UnifontEX",
  "UnifontExMono",
]);

test.each([
  "danger-full-landscape",
  "longest-warning-full-portrait",
  "longest-news-text-landscape",
  "urgent-exercise-full-landscape",
  "longest-strip-384x64",
  "longest-strip-160x16",
  "pairing-beside-landscape",
])("every letter of %s is set in a face that ships with the board", async (name) => {
  await gallery.picture(name);
  const session = await gallery.page.context().newCDPSession(gallery.page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { nodes } = await session.send("DOM.getFlattenedDocument", { depth: -1, pierce: true });
  const faces = new Set<string>();
  for (const { nodeId, nodeType } of nodes) {
    if (nodeType !== 1) continue;
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    for (const font of fonts) faces.add(font.familyName);
  }
  await session.detach();
  expect(faces.size).toBeGreaterThan(0);
  expect([...faces].filter((face) => !ownFaces.has(face))).toEqual([]);
});
