/**
 * XML signatures of an alert, checked over the very tree the alert is read from. Only one kind is
 * believed: an enveloped signature of the whole document. Canada's alerts carry two, each made without
 * both; so every signature of the root is left out, and nothing else is.
 */
import { X509Certificate, createHash, createPublicKey, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { CapSignature } from "../../contract/cap.ts";
import { type CanonicalForm, canonicalDocument, canonicalElement } from "./xml/canonical.ts";
import {
  type XmlDocument,
  type XmlElement,
  attributeOf,
  childrenNamed,
  elementsOf,
  textOf,
} from "./xml/xml-tree.ts";

const dsig = "http://www.w3.org/2000/09/xmldsig#";
const exclusiveC14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
const inclusiveC14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const enveloped = `${dsig}enveloped-signature`;

const digests: Readonly<Record<string, string>> = {
  [`${dsig}sha1`]: "sha1",
  "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
  "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
};
const more = "http://www.w3.org/2001/04/xmldsig-more#";
const methods: Readonly<Record<string, { readonly hash: string; readonly type: "rsa" | "ec" }>> = {
  [`${dsig}rsa-sha1`]: { hash: "sha1", type: "rsa" },
  [`${more}rsa-sha256`]: { hash: "sha256", type: "rsa" },
  [`${more}rsa-sha384`]: { hash: "sha384", type: "rsa" },
  [`${more}rsa-sha512`]: { hash: "sha512", type: "rsa" },
  [`${more}ecdsa-sha256`]: { hash: "sha256", type: "ec" },
  [`${more}ecdsa-sha384`]: { hash: "sha384", type: "ec" },
};

/** Signatures looked at in one alert. */
const signaturesMax = 4;

/** What we do not do; never a reason to believe or to disbelieve. */
class Unsupported extends Error {}

function one(parent: XmlElement, local: string): XmlElement {
  const found = childrenNamed(parent, dsig, local);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Unsupported(local);
  return first;
}

const algorithmOf = (element: XmlElement): string => attributeOf(element, "Algorithm") ?? "";

function bytesIn(element: XmlElement): Buffer {
  return Buffer.from(textOf(element).replace(/\s+/g, ""), "base64");
}

/** The form a canonicalisation algorithm asks for; `null`: it is none. */
function formOf(algorithm: XmlElement, omits: CanonicalForm["omits"]): CanonicalForm | null {
  const name = algorithmOf(algorithm);
  if (name === inclusiveC14n) return { isExclusive: false, inclusivePrefixes: [], omits };
  if (name !== exclusiveC14n) return null;
  const list = elementsOf(algorithm).find(({ local }) => local === "InclusiveNamespaces");
  const prefixes = (list === undefined ? null : attributeOf(list, "PrefixList")) ?? "";
  const inclusivePrefixes = prefixes
    .split(/\s+/)
    .filter((prefix) => prefix !== "")
    .map((prefix) => (prefix === "#default" ? "" : prefix));
  return { isExclusive: true, inclusivePrefixes, omits };
}

/** The bytes of the one reference: the whole document, its signatures taken out. */
function referencedText(document: XmlDocument, reference: XmlElement): string {
  if (attributeOf(reference, "URI") !== "") throw new Unsupported("Reference URI");
  const omits = (element: XmlElement): boolean =>
    element.parent === document.root && element.namespace === dsig && element.local === "Signature";
  let form: CanonicalForm = { isExclusive: false, inclusivePrefixes: [], omits };
  let isEnveloped = false;
  for (const transform of childrenNamed(one(reference, "Transforms"), dsig, "Transform")) {
    const canonical = formOf(transform, omits);
    if (canonical !== null) form = canonical;
    else if (algorithmOf(transform) === enveloped) isEnveloped = true;
    else throw new Unsupported(algorithmOf(transform));
  }
  if (!isEnveloped) throw new Unsupported("Transforms");
  return canonicalDocument(document, form);
}

interface Signer {
  readonly key: KeyObject;
  readonly certificate: X509Certificate | null;
}

function signerOf(signature: XmlElement): Signer {
  const info = one(signature, "KeyInfo");
  for (const data of childrenNamed(info, dsig, "X509Data")) {
    const [first] = childrenNamed(data, dsig, "X509Certificate");
    if (first === undefined) continue;
    const certificate = new X509Certificate(bytesIn(first));
    return { key: certificate.publicKey, certificate };
  }
  const rsa = one(one(info, "KeyValue"), "RSAKeyValue");
  const jwk = {
    kty: "RSA",
    n: bytesIn(one(rsa, "Modulus")).toString("base64url"),
    e: bytesIn(one(rsa, "Exponent")).toString("base64url"),
  };
  return { key: createPublicKey({ key: jwk, format: "jwk" }), certificate: null };
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function namedSigner({ key, certificate }: Signer) {
  return {
    certificateSha256: certificate === null ? null : sha256(certificate.raw),
    keySha256: sha256(key.export({ type: "spki", format: "der" })),
    subject: certificate === null ? null : certificate.subject.replaceAll("\n", ", ").slice(0, 500),
    expiresAtMs: certificate === null ? null : certificate.validToDate.getTime(),
  };
}

function isDigestRight(document: XmlDocument, signedInfo: XmlElement): boolean {
  const reference = one(signedInfo, "Reference");
  const hash = digests[algorithmOf(one(reference, "DigestMethod"))];
  if (hash === undefined) throw new Unsupported("DigestMethod");
  const made = createHash(hash).update(referencedText(document, reference), "utf8").digest();
  return made.equals(bytesIn(one(reference, "DigestValue")));
}

function judge(document: XmlDocument, signature: XmlElement): CapSignature {
  const signedInfo = one(signature, "SignedInfo");
  const method = algorithmOf(one(signedInfo, "SignatureMethod"));
  const known = methods[method];
  if (known === undefined) throw new Unsupported(method);
  const form = formOf(one(signedInfo, "CanonicalizationMethod"), () => false);
  if (form === null) throw new Unsupported("CanonicalizationMethod");
  const signer = signerOf(signature);
  if (signer.key.asymmetricKeyType !== known.type) throw new Unsupported("KeyInfo");
  const said = { method, ...namedSigner(signer) };
  if (!isDigestRight(document, signedInfo)) return { ...said, result: "broken", detail: "digest" };
  const key = known.type === "ec" ? { key: signer.key, dsaEncoding: "ieee-p1363" as const } : signer.key;
  const signed = Buffer.from(canonicalElement(signedInfo, form), "utf8");
  const isRight = verify(known.hash, signed, key, bytesIn(one(signature, "SignatureValue")));
  const isWeak = known.hash === "sha1";
  return {
    ...said,
    result: isRight ? "intact" : "broken",
    detail: isRight ? (isWeak ? "sha1" : "") : "value",
  };
}

function unsupported(detail: string): CapSignature {
  const nobody = { certificateSha256: null, keySha256: null, subject: null, expiresAtMs: null };
  return { ...nobody, result: "unsupported", method: "", detail: detail.slice(0, 200) };
}

/** The signatures directly in the root. An alert inside another document is not judged by that one's. */
export function signaturesOf(document: XmlDocument, alert: XmlElement): CapSignature[] {
  const signatures = childrenNamed(alert, dsig, "Signature");
  return signatures.slice(0, signaturesMax).map((signature) => {
    if (alert !== document.root) return unsupported("embedded");
    try {
      return judge(document, signature);
    } catch (error) {
      // A certificate or key that cannot be read, or a form we do not know: nothing can be said.
      return unsupported(error instanceof Error ? error.message : "");
    }
  });
}
