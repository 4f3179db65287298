import { expect, test } from "vitest";
import { readPlaylistYaml } from "../../engine/content/read-playlist-yaml.ts";

function problemsOf(text: string): string[] {
  const read = readPlaylistYaml("lop-1a/playlist.yaml", text);
  return read.ok ? [] : read.problems.map(({ code, path, en }) => `${code} ${path} ${en}`);
}

test("an empty file is a playlist with everything as usual", () => {
  expect(readPlaylistYaml("p", "")).toMatchObject({ ok: true, value: { dwellS: 12, files: [] } });
  expect(readPlaylistYaml("p", "# chỉ có chú thích\n")).toMatchObject({ ok: true });
});

test("an unknown key names its line and the nearest known key", () => {
  const [found = ""] = problemsOf("name: Lớp 1A\n\ndwelS: 7\n");
  expect(found).toContain("lop-1a/playlist.yaml:3");
  expect(found).toContain('did you mean "dwellS"');
});

test("a wrong value deep inside names its own line", () => {
  const text = "files:\n  - file: a.png\n  - file: b.png\n    dwellS: long\n";
  expect(problemsOf(text)[0]).toContain("lop-1a/playlist.yaml:4");
});

test("broken YAML names the line where it breaks", () => {
  expect(problemsOf("name: a\nfiles: [\n")[0]).toMatch(/^input_yaml lop-1a\/playlist\.yaml:\d/);
});

test("dates and dayparts are read", () => {
  const text = 'startDate: "2026-11-01"\ndayparts:\n  - days: [1, 2]\n    from: "06:30"\n    to: "17:30"\n';
  expect(readPlaylistYaml("p", text)).toMatchObject({
    ok: true,
    value: { startDate: "2026-11-01", dayparts: [{ days: [1, 2] }] },
  });
});

test("a bomb of aliases is refused, not expanded", () => {
  const bomb = `a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nname: *c\n`;
  expect(problemsOf(bomb).length).toBeGreaterThan(0);
});
