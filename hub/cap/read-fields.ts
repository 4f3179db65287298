/**
 * Reads the children of one element by name, collecting every problem and every tolerated deviation with its
 * path (`alert.info[1].expires`). Only elements of the alert's own namespace count.
 */
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

const missing = { vi: "thiếu", en: "missing" };
const wrongOrder = { vi: "sai thứ tự", en: "out of order" };
const unknownName = { vi: "phần tử lạ", en: "unknown element" };
const onlyOne = { vi: "chỉ được có một", en: "only one is allowed" };
const unknownValue = { vi: "giá trị lạ, bỏ qua", en: "unknown value, left out" };
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

/** A list of allowed words, as the schemas of the contract are. */
interface Choice<Word> {
  safeParse(said: string): { success: true; data: Word } | { success: false };
}

export class Fields {
  readonly path: string;
  readonly #element: XmlElement;
  readonly #findings: Findings;

  constructor(element: XmlElement, path: string, findings: Findings) {
    this.path = path;
    this.#element = element;
    this.#findings = findings;
  }

  #named(name: string): XmlElement[] {
    return childrenNamed(this.#element, this.#element.namespace, name);
  }

  #clean(child: XmlElement, name: string): string {
    const said = textOf(child).trim().normalize("NFC");
    if (said.length <= capTextCharactersMax) return said;
    this.note(name, tooLong);
    return said.slice(0, capTextCharactersMax);
  }

  refuse(code: ErrorCode, name: string, detail?: string | Bilingual): void {
    push(this.#findings.problems, problem(code, `${this.path}.${name}`, detail));
  }

  note(name: string, detail: string | Bilingual): void {
    push(this.#findings.notes, problem("cap_deviation", `${this.path}.${name}`, detail));
  }

  /** Text without blanks around it; `null`: absent or empty. */
  text(name: string): string | null {
    const [first, ...more] = this.#named(name);
    if (more.length > 0) this.refuse("input_format", name, onlyOne);
    return first === undefined ? null : this.#clean(first, name) || null;
  }

  texts(name: string): string[] {
    const said = this.#named(name).map((child) => this.#clean(child, name));
    return said.filter((each) => each !== "");
  }

  required(name: string): string | null {
    const said = this.text(name);
    if (said === null) this.refuse("input_missing", name);
    return said;
  }

  choice<Word>(name: string, schema: Choice<Word>): Word | null {
    const said = this.required(name);
    if (said === null) return null;
    const parsed = schema.safeParse(said);
    if (!parsed.success) this.refuse("input_choice", name, said.slice(0, 60));
    return parsed.success ? parsed.data : null;
  }

  /** Repeated and optional: what is not in the list is noted and left out. */
  choices<Word>(name: string, schema: Choice<Word>): Word[] {
    return this.#named(name).flatMap((child) => {
      const parsed = schema.safeParse(this.#clean(child, name));
      if (!parsed.success) this.note(name, unknownValue);
      return parsed.success ? [parsed.data] : [];
    });
  }

  time(name: string): number | null {
    const said = this.text(name);
    if (said === null) return null;
    const read = readTime(said);
    if (read === null) this.refuse("cap_time", name, said.slice(0, 60));
    else if (!read.isStandard) this.note(name, looseTime);
    return read?.atMs ?? null;
  }

  requiredTime(name: string): number | null {
    return this.required(name) === null ? null : this.time(name);
  }

  pairs(name: string): CapPair[] {
    const pairs = this.#named(name).map(pairOf);
    return pairs.map((pair) => ({
      name: pair.name.slice(0, capTextCharactersMax),
      value: pair.value.slice(0, capTextCharactersMax),
    }));
  }

  children(name: string): { readonly element: XmlElement; readonly path: string }[] {
    const path = (index: number): string => `${this.path}.${name}[${index}]`;
    return this.#named(name).map((element, index) => ({ element, path: path(index) }));
  }

  /** Notes names the schema does not know here, and an order it does not allow. */
  expect(order: readonly string[]): void {
    let reached = 0;
    for (const child of elementsOf(this.#element)) {
      if (child.namespace !== this.#element.namespace) continue;
      const place = order.indexOf(child.local);
      if (place < 0) this.note(child.local.slice(0, 60), unknownName);
      else if (place < reached) this.note(child.local, wrongOrder);
      else reached = place;
    }
  }
}

export const fieldWords = { missing } as const;
