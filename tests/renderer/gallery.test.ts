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

test("no text is cut, covered or squeezed anywhere, however long the contract lets it be", async () => {
  const found: string[] = [];
  for (const { name } of gallery.entries) {
    await gallery.picture(name);
    const flaws = await gallery.page.evaluate(() => window.flaws());
    found.push(...flaws.map((text) => `${name}: ${text}`));
  }
  const files = gallery.entries.map(({ name }) => join(picturesFolder, `${name}.png`));
  await writeContactSheet(files, join(picturesFolder, "../contact-sheet.png"));
  expect(found).toEqual([]);
});

/** Each spoils a good picture in one way. */
const spoilt = [
  { flaw: "a title too large", name: "danger-title-landscape", css: "h1 { font-size: 400px !important }" },
  {
    flaw: "a box cut by a box around it",
    name: "urgent-clear-band-landscape",
    css: ".say { translate: 0 60% }",
  },
  { flaw: "a sign cut by the edge", name: "urgent-danger-band-portrait", css: ".emblem svg { scale: 1.4 }" },
  {
    flaw: "words under the hatch of a drill",
    name: "urgent-exercise-band-landscape",
    css: ".urgent { padding: 0 !important }",
  },
  {
    flaw: "words under the clock",
    name: "corner-police-title-landscape",
    css: ".voice > div { inset: 0 !important; justify-content: start !important }",
  },
  {
    flaw: "words under the mark",
    name: "urgent-danger-full-landscape",
    css: ".facts { padding: 0 !important }",
  },
  {
    flaw: "one word a line",
    name: "corner-warning-signs-landscape",
    css: ".topic { padding-right: 90% !important }",
  },
] as const;

test.each(spoilt)("$flaw is noticed", async ({ name, css }) => {
  await gallery.picture(name);
  expect(await gallery.page.evaluate(() => window.flaws())).toEqual([]);
  const flaws = await gallery.page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    const root = document.querySelector("sign-notice-item, sign-takeover")?.shadowRoot;
    root?.adoptedStyleSheets.push(sheet);
    return window.flaws();
  }, css);
  expect(flaws).not.toEqual([]);
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
