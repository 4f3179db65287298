/** The severity palette keeps its promises: contrast, and a shape and a word for each colour. */
import { expect, test } from "vitest";
import { Severity } from "../../contract/level.ts";
import { severityLooks } from "../../renderer/severity/severity-look.ts";
import { words } from "../../renderer/words.ts";

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const headingContrastMin = 6;
const bodyContrastMin = 7;

test.each(Severity.options)("words on the ground of %s are readable as headings", (severity) => {
  const { ground, text } = severityLooks[severity];
  expect(contrast(ground, text)).toBeGreaterThanOrEqual(headingContrastMin);
});

test.each([
  ["ink on paper", "#10151c", "#fbf6ea"],
  ["soft ink on paper", "#47505c", "#fbf6ea"],
  ["white on ink", "#ffffff", "#10151c"],
  ["small print on ink", "#c3c8cf", "#10151c"],
  ["news text on cream", "#2b2620", "#ffefcf"],
  ["figure on sky", "#0e3a55", "#c3e3f1"],
  ["figure on leaf", "#fff3d9", "#1f5c3a"],
])("%s is readable as body text", (_name, text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(bodyContrastMin);
});

test("no two severities share a colour, a shape or a word", () => {
  const looks = Severity.options.map((severity) => severityLooks[severity]);
  for (const part of ["ground", "led", "shape"] as const) {
    expect(new Set(looks.map((look) => look[part])).size).toBe(looks.length);
  }
  for (const locale of ["vi", "en"] as const) {
    expect(new Set(Severity.options.map((severity) => words.severity[severity][locale])).size).toBe(4);
  }
});
