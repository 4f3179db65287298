/**
 * Checks unknown input against a schema: either the value or every problem with its path, in both
 * languages.
 */
import { z } from "zod";
import type { ErrorCode } from "./errors.ts";
import { problem } from "./problem.ts";
import { type Problem, type Result, failed, ok } from "./result.ts";
import type { Bilingual } from "./text.ts";

const localeMaps = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };

/** What the short names given as `error` in the schemas mean. */
const customMessages: Readonly<Record<string, Bilingual>> = {
  id: {
    vi: "2 đến 64 chữ cái không dấu, chữ số, gạch nối hoặc gạch dưới",
    en: "2 to 64 letters, digits, - or _",
  },
  sha256: { vi: "64 chữ số thập lục phân viết thường", en: "64 lower-case hex digits" },
  kid: { vi: "dấu vân tay khóa gồm 43 ký tự", en: "a 43-character key thumbprint" },
  local_time: { vi: "giờ viết là HH:MM, từ 00:00 đến 24:00", en: "a time is written HH:MM, 00:00 to 24:00" },
  zone: { vi: "tên múi giờ IANA, ví dụ Asia/Ho_Chi_Minh", en: "an IANA zone name such as Asia/Ho_Chi_Minh" },
  nfc: { vi: "chữ có dấu phải ở dạng Unicode NFC", en: "accented letters must be in Unicode NFC form" },
  control_character: {
    vi: "có ký tự điều khiển hoặc ký tự đổi chiều chữ",
    en: "it holds a control or bidi character",
  },
  unit_path: {
    vi: "đường dẫn đơn vị dạng /tinh/xa/truong",
    en: "a unit path such as /province/commune/school",
  },
  jws: { vi: "một tài liệu JWS dạng gọn", en: "a compact JWS" },
  user_code: { vi: "mã ghép nối dạng BCDF-GHJK", en: "a pairing code such as BCDF-GHJK" },
};

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "input_missing" : "input_type";
    case "too_big":
    case "too_small":
    case "not_multiple_of":
      return "input_range";
    case "unrecognized_keys":
      return "input_unknown_key";
    case "invalid_value":
    case "invalid_union":
      return "input_choice";
    default:
      return "input_format";
  }
}

function sentence(issue: z.core.$ZodIssue, locale: "vi" | "en"): string {
  const custom = customMessages[issue.message];
  if (custom) return custom[locale];
  const said = localeMaps[locale](issue as z.core.$ZodRawIssue);
  return typeof said === "string" ? said : (said?.message ?? issue.message);
}

/** `["campaigns", 2, "to"]` -> `campaigns[2].to`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const detail = { vi: sentence(issue, "vi"), en: sentence(issue, "en") };
  return problem(codeOf(issue), pathText(issue.path), detail);
}

/** Parses `input`; on failure lists every problem. */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<z.output<Schema>> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  const [first, ...rest] = parsed.error.issues.map(problemOf);
  return failed(first ?? problem("input_format"), ...rest);
}

/** Parses JSON text, then checks it. */
export function parseJsonWith<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): Result<z.output<Schema>> {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    return failed(problem("input_json", "", error instanceof Error ? error.message : undefined));
  }
  return parseWith(schema, input);
}
