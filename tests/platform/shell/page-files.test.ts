/** Nothing a page asks for reaches the disk as a path of its own making. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { join, sep } from "node:path";
import { assetFile, bundleFile, pageHeaders } from "../../../platform/shell/page-files.ts";

const hash = "ab".repeat(32);

test("an asset is named by its hash and a known extension, and looked for in every folder in order", () => {
  expect(assetFile(`${hash}.webp`, ["/a", "/b"])).toEqual({
    paths: [join("/a", "ab", hash), join("/b", "ab", hash)],
    type: "image/webp",
  });
});

test.each([
  hash,
  `${hash}.exe`,
  `${hash.toUpperCase()}.png`,
  `x${hash}.png`,
  `${hash}.png/..`,
  "../etc/passwd",
])("%s names no asset", (name) => {
  expect(assetFile(name, ["/a"])).toBeNull();
});

test("the page's start page and its bundle are found, other kinds of files are not", () => {
  expect(bundleFile("/", "/page")?.paths).toEqual([join("/page", "index.html")]);
  expect(bundleFile("/assets/index-a_B.js", "/page")?.type).toContain("text/javascript");
  for (const path of [
    "/main.ts",
    "/assets",
    "/.env.json",
    "/../x.js",
    "/a/%2e%2e/x.js",
    "//x.js",
    "/a\\..\\x.js",
  ])
    expect(bundleFile(path, "/page"), path).toBeNull();
});

test("no path, however twisted, leaves the page's folder", () => {
  const part = fc.constantFrom("..", ".", "a", "%2e%2e", "/", "\\", "a.js", "", "~", "\0");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const found = bundleFile(`/${parts.join("/")}`, `${sep}page`);
      for (const path of found?.paths ?? []) expect(path.startsWith(`${sep}page${sep}`)).toBe(true);
    }),
  );
});

test("pages may load pictures from where they are told, and scripts only from themselves", () => {
  const policy = pageHeaders("'self' bangtin-asset:")["content-security-policy"];
  expect(policy).toContain("img-src 'self' bangtin-asset: blob: data:");
  expect(policy).toContain("script-src 'self';");
});
