/**
 * Signs an alert that is written in canonical form already, so that no canonicalisation of ours is
 * trusted.
 */
import { type KeyObject, createHash, generateKeyPairSync, sign } from "node:crypto";

export const signer = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const signerSha256 = createHash("sha256")
  .update(signer.publicKey.export({ type: "spki", format: "der" }))
  .digest("hex");

const dsig = "http://www.w3.org/2000/09/xmldsig#";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";

export interface SignOptions {
  readonly uri?: string;
  readonly transforms?: readonly string[];
  readonly key?: KeyObject;
}

function keyInfo(): string {
  const { n = "", e = "" } = signer.publicKey.export({ format: "jwk" });
  const base64 = (value: string): string => Buffer.from(value, "base64url").toString("base64");
  const rsa = `<Modulus>${base64(n)}</Modulus><Exponent>${base64(e)}</Exponent>`;
  return `<KeyInfo><KeyValue><RSAKeyValue>${rsa}</RSAKeyValue></KeyValue></KeyInfo>`;
}

/** `xml` is one canonical `alert` element; its signature is put in as its last child. */
export function signed(xml: string, options: SignOptions = {}): string {
  const { uri = "", transforms = [`${dsig}enveloped-signature`], key = signer.privateKey } = options;
  const digest = createHash("sha256").update(xml, "utf8").digest("base64");
  const transformed = transforms.map((name) => `<Transform Algorithm="${name}"></Transform>`).join("");
  const inside =
    `<CanonicalizationMethod Algorithm="${exclusive}"></CanonicalizationMethod>` +
    `<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></SignatureMethod>` +
    `<Reference URI="${uri}"><Transforms>${transformed}</Transforms>` +
    `<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod>` +
    `<DigestValue>${digest}</DigestValue></Reference>`;
  const canonical = `<SignedInfo xmlns="${dsig}">${inside}</SignedInfo>`;
  const value = sign("sha256", Buffer.from(canonical, "utf8"), key).toString("base64");
  const signature =
    `<Signature xmlns="${dsig}"><SignedInfo>${inside}</SignedInfo>` +
    `<SignatureValue>${value}</SignatureValue>${keyInfo()}</Signature>`;
  return xml.replace(/<\/alert>$/, `${signature}</alert>`);
}
