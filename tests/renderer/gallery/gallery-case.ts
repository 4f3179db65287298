/** One picture of the gallery. */
export interface GalleryCase {
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
  show(frame: HTMLElement): Promise<void>;
}
