/**
 * The province as units on three lines. A commune speaks to everything that stands in it; a department to
 * its own line; the province and every school to what they run. The police (PA05) speak through the
 * province.
 */
import { parseWith } from "../../contract/parse.ts";
import { Unit } from "../../contract/unit.ts";
import type { DemoContent, RawOffice, RawSite } from "./content.ts";
import { must } from "./must.ts";

const education = "lt-so-gddt";

/** Kinds of site in the education department's line; universities and offices are not. */
export const schoolKinds = ["mam_non", "tieu_hoc", "thcs", "thpt", "lien_cap", "gdtx"];

export const provinceOf = (content: DemoContent): string => content.province.id;

function unit(
  office: RawOffice,
  kind: string,
  lines: { managed: string; located: string | null; professional: string | null },
  speaks: { line: string; path: string },
): Unit {
  const { id, name, short } = office;
  return must(parseWith(Unit, { id, kind, name, shortName: short ?? name, lines, speaks }));
}

function siteUnit(root: string, site: RawSite, communes: readonly RawOffice[]): Unit {
  const isSchool = schoolKinds.includes(site.kind);
  const isPolice = site.kind === "cong_an_xa";
  const parent = site.managed_by;
  const managed = communes.some(({ id }) => id === parent)
    ? `${root}/${site.commune_id}/${site.id}`
    : `${root}/${parent}/${site.id}`;
  let professional: string | null = null;
  if (isSchool) professional = `${root}/${education}/${site.kind.replaceAll("_", "-")}/${site.id}`;
  if (isPolice) professional = `${root}/${parent}/${site.id}`;
  const isStudentPlace = isSchool || ["cao_dang", "dai_hoc"].includes(site.kind);
  const lines = { managed, located: `${root}/${site.commune_id}/${site.id}`, professional };
  return unit(site, isStudentPlace ? "school" : "office", lines, { line: "managed", path: managed });
}

/** Parents before children. */
export function seedUnits(content: DemoContent): Unit[] {
  const root = `/${content.province.id}`;
  const province = unit(
    content.province,
    "province",
    { managed: root, located: root, professional: root },
    { line: "managed", path: root },
  );
  const departments = content.departments.map((office) => {
    const path = `${root}/${office.id}`;
    const lines = { managed: path, located: null, professional: path };
    return unit(office, "department", lines, { line: "professional", path });
  });
  const communes = content.communes.map((office) => {
    const path = `${root}/${office.id}`;
    const lines = { managed: path, located: path, professional: null };
    return unit(office, "commune", lines, { line: "located", path });
  });
  const sites = content.sites.map((site) => siteUnit(root, site, content.communes));
  return [province, ...departments, ...communes, ...sites];
}
