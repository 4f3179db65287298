/**
 * Reads the children of one element by name, collecting every problem and every tolerated deviation with its
 * path (`alert.info[1].expires`). Only elements of the alert's own namespace count.
 */
import type { z } from "zod";
import { type CapPair, capTextCharactersMax } from "../../contract/cap.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import { problem } from "../../contract/problem.ts";
import type { Problem } from "../../contract/result.ts";
import type { Bilingual } from "../../contract/text.ts";
import { readTime } from "./read-time.ts";
import { type XmlElement, childrenNamed, elementsOf, textOf } from "./xml/xml-tree.ts";

/** Where the findings of one document are collected. */
export interface Findings {
  readonly problems: Problem[];
  readonly notes: Problem[];
}

/** More would be of use to nobody. */
export const findingsMax = 100;

export interface Fields {
  readonly path: string;
  readonly element: XmlElement;
  /** Text without blanks around it; `null`: absent or empty. */
  text(name: string): string | null;
  required(name: string): string | null;
  texts(name: string): string[];
  choice<Schema extends z.ZodEnum>(name: string, schema: Schema): z.output<Schema> | null;
  /** Repeated and optional: what is not in the list is noted and left out. */
  choices<Schema extends z.ZodEnum>(name: string, schema: Schema): z.output<Schema>[];
  time(name: string): number | null;
  requiredTime(name: string): number | null;
  pairs(name: string): CapPair[];
  children(name: string): { readonly element: XmlElement; readonly path: string }[];
  refuse(code: ErrorCode, name: string, detail?: string | Bilingual): void;
  note(name: string, detail: string | Bilingual): void;
  /** Notes names the schema does not know here, and an order it does not allow. */
  expect(order: readonly string[]): void;
}

const missing = { vi: "thiếu", en: "missing" };
const wrongOrder = { vi: "sai thứ tự", en: "out of order" };
const unknownName = { vi: "phần tử lạ", en: "unknown element" };
const tooLong = { vi: "đã cắt bớt", en: "it was cut" };
const looseTime = { vi: "thời điểm viết khác chuẩn", en: "the time is not written as the standard wants" };

function push(list: Problem[], one: Problem): void {
  if (list.length < findingsMax) list.push(one);
}

/** CAP 1.0 wrote pairs as `name=value` in one text. */
function pairOf(element: XmlElement): CapPair {
  const inside = (name: string): string => {
    const [first] = childrenNamed(element, element.namespace, name);
    return first === undefined ? "" : textOf(first).trim().normalize("NFC");
  };
  if (elementsOf(element).length > 0) return { name: inside("valueName"), value: inside("value") };
  const [name = "", ...value] = textOf(element).trim().normalize("NFC").split("=");
  return { name, value: value.join("=") };
}

export function fieldsOf(element: XmlElement, path: string, findings: Findings): Fields {
  const at = (name: string): string => `${path}.${name}`;
  const named = (name: string): XmlElement[] => childrenNamed(element, element.namespace, name);
  const note: Fields["note"] = (name, detail) =>
    push(findings.notes, problem("cap_deviation", at(name), detail));
  const refuse: Fields["refuse"] = (code, name, detail) =>
    push(findings.problems, problem(code, at(name), detail));

  function clean(child: XmlElement, name: string): string {
    const said = textOf(child).trim().normalize("NFC");
    if (said.length <= capTextCharactersMax) return said;
    note(name, tooLong);
    return said.slice(0, capTextCharactersMax);
  }

  function text(name: string): string | null {
    const [first, ...more] = named(name);
    if (more.length > 0) refuse("input_format", name, { vi: "chỉ được có một", en: "only one is allowed" });
    return first === undefined ? null : clean(first, name) || null;
  }

  function required(name: string): string | null {
    const said = text(name);
    if (said === null) refuse("input_missing", name);
    return said;
  }

  function time(name: string): number | null {
    const said = text(name);
    if (said === null) return null;
    const read = readTime(said);
    if (read === null) refuse("cap_time", name, said.slice(0, 60));
    else if (!read.isStandard) note(name, looseTime);
    return read?.atMs ?? null;
  }

  return {
    path,
    element,
    text,
    required,
    time,
    texts: (name) =>
      named(name)
        .map((child) => clean(child, name))
        .filter((said) => said !== ""),
    choice: (name, schema) => {
      const said = required(name);
      if (said === null) return null;
      const parsed = schema.safeParse(said);
      if (!parsed.success) refuse("input_choice", name, said.slice(0, 60));
      return parsed.success ? parsed.data : null;
    },
    choices: (name, schema) =>
      named(name).flatMap((child) => {
        const parsed = schema.safeParse(clean(child, name));
        if (!parsed.success) note(name, { vi: "giá trị lạ, bỏ qua", en: "unknown value, left out" });
        return parsed.success ? [parsed.data] : [];
      }),
    requiredTime: (name) => {
      if (required(name) === null) return null;
      return time(name);
    },
    pairs: (name) =>
      named(name)
        .map(pairOf)
        .map((pair) => ({
          name: pair.name.slice(0, capTextCharactersMax),
          value: pair.value.slice(0, capTextCharactersMax),
        })),
    children: (name) =>
      named(name).map((child, index) => ({ element: child, path: `${path}.${name}[${index}]` })),
    refuse,
    note,
    expect: (order) => {
      let reached = 0;
      for (const child of elementsOf(element)) {
        if (child.namespace !== element.namespace) continue;
        const place = order.indexOf(child.local);
        if (place < 0) note(child.local.slice(0, 60), unknownName);
        else if (place < reached) note(child.local, wrongOrder);
        else reached = place;
      }
    },
  };
}

export const fieldWords = { missing } as const;
